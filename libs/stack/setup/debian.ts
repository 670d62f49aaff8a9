import fs from 'node:fs';
import path from 'node:path';
import { run } from './common.mjs';

/** Fetches packages of Debian into a folder and unpacks them there; nothing is installed, so no root is needed. */
export async function unpackDebian(
  names: readonly string[],
  folder: string,
  options: readonly string[] = [],
): Promise<void> {
  const fetched = path.join(folder, 'fetched');
  fs.mkdirSync(fetched, { recursive: true });
  await run('apt-get', [...options, 'download', ...names], { cwd: fetched });
  const archives = fs.readdirSync(fetched).filter((file) => file.endsWith('.deb'));
  if (archives.length < names.length) throw new Error(`apt-get fetched ${archives.length} of ${names.join(', ')}.`);
  for (const archive of archives) await run('dpkg-deb', ['-x', path.join(fetched, archive), folder]);
  fs.rmSync(fetched, { recursive: true });
  // On the machine /bin, /lib and /sbin are links into /usr.
  for (const name of ['bin', 'lib', 'sbin']) {
    const aside = path.join(folder, name);
    if (!fs.existsSync(aside)) continue;
    fs.cpSync(aside, path.join(folder, 'usr', name), { recursive: true, verbatimSymlinks: true });
    fs.rmSync(aside, { recursive: true });
  }
}

/** The packages and those they need that this machine lacks. */
export async function lackingPackages(names: readonly string[], options: readonly string[] = []): Promise<string[]> {
  const plan = await run('apt-get', [...options, 'install', '--simulate', '--no-install-recommends', ...names], {
    env: { ...process.env, LC_ALL: 'C' },
  });
  // A version in brackets is one that is installed and would be replaced.
  const lacking = [...plan.matchAll(/^Inst (\S+) (?!\[)/gm)].map(([, name]) => name!);
  return [...new Set([...names, ...lacking])];
}

/** Lists of packages in a folder of their own, for a machine that has none. @returns the options with which they are used */
export async function ownPackageLists(folder: string): Promise<string[]> {
  for (const name of ['state/lists/partial', 'cache/archives/partial']) {
    fs.mkdirSync(path.join(folder, name), { recursive: true });
  }
  const places = [
    `Dir::State=${folder}/state`,
    'Dir::State::status=/var/lib/dpkg/status',
    `Dir::Cache=${folder}/cache`,
  ];
  const options = [...places, 'APT::Sandbox::User='].flatMap((option) => ['-o', option]);
  await run('apt-get', [...options, 'update']);
  return options;
}

/** Takes mounts of its own, in which the packages of the folder lie over what is installed. */
const over = 'mount -t overlay overlay -o "lowerdir=$1/usr:/usr" /usr && shift && exec "$@"';

/** How a program is run that finds unpacked packages as if they were installed; it needs root. */
export function asInstalled(folder: string, command: string, args: readonly string[]) {
  return { command: 'unshare', args: ['--mount', 'sh', '-c', over, 'sh', folder, command, ...args] };
}
