import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../../deploy/local/stack/paths.js';

/** A release that is out, and the commit on main that it was built of. */
export interface Release {
  readonly version: string;
  readonly commit: string;
}

/** Oldest first. */
export function releases(): readonly Release[] {
  const file = path.join(repositoryRoot, 'deploy/releases.json');
  if (!fs.existsSync(file)) return [];
  return (JSON.parse(fs.readFileSync(file, 'utf8')) as { releases: Release[] }).releases;
}

/** Names of the files of a folder as a release had them; none where it had no such folder. */
export function filesOf({ version, commit }: Release, folder: string): string[] {
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: repositoryRoot, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    git('cat-file', '-e', `${commit}^{commit}`);
  } catch (error) {
    const message = `Release ${version} is commit ${commit}, which this clone lacks. Run git fetch --unshallow.`;
    throw new Error(message, { cause: error });
  }
  return git('ls-tree', '--name-only', commit, `${folder}/`)
    .split('\n')
    .filter((name) => name !== '')
    .map((name) => path.posix.basename(name));
}
