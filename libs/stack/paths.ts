import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The clone this launcher belongs to: the nearest folder above with a package.json. */
export const repositoryRoot = findRoot(import.meta.dirname);

function findRoot(folder: string): string {
  if (fs.existsSync(path.join(folder, 'package.json'))) return folder;
  const parent = path.dirname(folder);
  if (parent === folder) {
    throw new Error('No package.json was found above the launcher. Run it from inside a clone of the repository.');
  }
  return findRoot(parent);
}

export const defaultStackDir = path.join(repositoryRoot, '.dunlin');

/** PostgreSQL refuses to run as root, so root starts it as this user and group, which exist everywhere. */
export const unprivileged = { uid: 65534, gid: 65534 };

export const isRoot = process.getuid?.() === 0;

/** Whether a user without rights can reach a folder: every folder above must let others pass. */
export function reachableByAll(folder: string): boolean {
  let current = path.resolve(folder);
  for (;;) {
    if (fs.existsSync(current) && (fs.statSync(current).mode & 0o001) === 0) return false;
    const parent = path.dirname(current);
    if (parent === current) return true;
    current = parent;
  }
}

/**
 * A folder outside the clone, for a clone that only root can enter. The key keeps two clones apart. /var/tmp is taken
 * first because it outlives a reboot, as the rest of the data does.
 */
export function sharedFolder(name: string, key: string): string {
  const base =
    ['/var/tmp', os.tmpdir()].find((folder) => fs.existsSync(folder) && reachableByAll(folder)) ?? os.tmpdir();
  const folder = path.join(base, `dunlin-${name}-${createHash('sha256').update(key).digest('hex').slice(0, 12)}`);
  if (fs.existsSync(folder) && isRoot && ![0, unprivileged.uid].includes(fs.statSync(folder).uid)) {
    throw new Error(`${folder} belongs to another user, so it is not used. Remove it or set TMPDIR to another folder.`);
  }
  return folder;
}
