import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';

/** Places of the machine that a cluster writes to; inside, each is a folder of the cluster's own. */
const places = ['run', 'var/log', 'var/lib/kubelet', 'var/lib/cni', 'var/lib/containerd'];

const enter = `set -e
mount --make-rshared /
ip link set lo up
dir=$1 packages=$2; shift 2
mount -t overlay overlay -o "lowerdir=$packages/usr:/usr" /usr
for place in ${places.join(' ')}; do
  mkdir -p "/$place" "$dir/places/$place"
  mount --bind "$dir/places/$place" "/$place"
done
"$@"
exit $?`;

/** Leftovers once the kernel has ended all processes: files and empty process groups. */
const tidy = `cat > /dev/null
sleep 1
for try in 1 2 3 4 5; do
  find /sys/fs/cgroup -depth -type d -path '*/kubepods*' -exec rmdir {} + 2> /dev/null
  rm -rf "$1" && break
  sleep 1
done`;

/**
 * Has a folder removed once this process has ended, however that comes about.
 * @returns removes it now and returns when it is gone
 */
export function removedAtEnd(dir: string): () => Promise<void> {
  // It waits for the end of its input, which is at the latest the end of this process.
  const child = spawn('sh', ['-c', tidy, 'sh', dir], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  child.unref();
  return () => {
    child.ref();
    child.stdin.end();
    return ended;
  };
}

/**
 * Runs a command with processes, mounts and network of its own, so that nothing outside sees what it does. However it
 * or this process ends, the kernel ends every process that it started.
 * @param packages folder of packages that it finds as if they were installed
 * @returns the exit code
 */
export async function runInside(dir: string, packages: string, command: readonly string[]): Promise<number> {
  fs.mkdirSync(path.join(dir, 'places'), { recursive: true });
  const spaces = ['--mount', '--net', '--pid', '--fork', '--kill-child', '--mount-proc'];
  const entering = ['sh', '-c', enter, 'sh', dir, packages, ...command];
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', 'unshare', ...spaces, ...entering], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill('SIGKILL'));
  return new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exit, signal) => resolve(signal ? 128 + constants.signals[signal] : (exit ?? 1)));
  });
}
