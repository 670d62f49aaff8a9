import type { ServiceCommand } from '#libs/stack';
import type { ImageConfig } from './layout.js';

// In mounts of its own, which end with the process: a root that cannot be written, with a folder for temporary files.
const enter = `set -e
mount --make-rprivate /
mkdir -p "$1/dev" "$1/proc" "$1/tmp"
mount --bind "$1" "$1"
mount --rbind /dev "$1/dev"
mount -t proc proc "$1/proc"
mount -t tmpfs tmpfs "$1/tmp"
mount -o remount,bind,ro "$1"
root=$1 folder=$2 user=$3 group=$4; shift 4
exec unshare --root "$root" --wd "$folder" --setgid "$group" --setuid "$user" "$@"`;

/**
 * Runs commands of an image out of its unpacked files as a container would: with its entrypoint, environment, folder
 * and user, and with the network of this machine. The process that is started is the one of the image, so signals reach
 * it.
 */
export function rootedCommand(root: string, config: ImageConfig): ServiceCommand {
  const [user = '0', group = user] = (config.User ?? '0').split(':');
  const own = Object.fromEntries(
    (config.Env ?? []).map((text) => text.split(/=(.*)/s).slice(0, 2) as [string, string]),
  );
  const fixed = [root, config.WorkingDir ?? '/', user, group, ...(config.Entrypoint ?? [])];
  return (args, env) => ({
    command: 'unshare',
    args: ['--mount', 'sh', '-c', enter, 'sh', ...fixed, ...args],
    env: { ...own, ...settingsOf(env) },
  });
}

/** Only those variables of this machine that the product reads. */
const settingsOf = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => name.startsWith('DUNLIN_')));
