import fs from 'node:fs';
import path from 'node:path';
import { isRoot, repositoryRoot } from '../../libs/stack/paths.js';
import { cacheDir, cacheEntry, run, which } from '../../libs/stack/setup/common.mjs';
import { asInstalled, lackingPackages, unpackDebian } from '../../libs/stack/setup/debian.js';
import { cachePaths } from '../../libs/stack/setup/tools.mjs';

const packages = ['buildah', 'debootstrap'];

/** Builds images without a daemon; its images lie in the cache folder. */
export class Buildah {
  /** @param unpacked the folder of the packages, where they are not installed */
  private constructor(private readonly unpacked?: string) {}

  /** Takes what is on PATH, else fetches it into the cache. @throws Error that says what is missing */
  static async find(log: (line: string) => void): Promise<Buildah> {
    if (!isRoot) {
      throw new Error('No docker engine runs, and building without one needs root. Start docker, or run this as root.');
    }
    if (packages.every((program) => which(program))) return new Buildah();
    if (!which('apt-get') || !which('dpkg-deb')) {
      throw new Error(`No docker engine runs. Start one, or install the packages ${packages.join(' and ')}.`);
    }
    const folder = cachePaths(repositoryRoot).imageTools;
    const label = `fetch ${packages.join(' and ')}`;
    await cacheEntry(folder, label, async (into) => unpackDebian(await lackingPackages(packages), into), log);
    return new Buildah(folder);
  }

  /** Runs one of the packages' programs. @returns what it printed */
  async program(name: string, args: readonly string[]): Promise<string> {
    const { command, args: all } = this.unpacked
      ? asInstalled(this.unpacked, name, args)
      : { command: name, args: [...args] };
    return run(command, all, { env: { ...process.env, BUILDAH_ISOLATION: 'chroot' } });
  }

  /** @returns what buildah printed */
  async run(...args: string[]): Promise<string> {
    const signatures = path.join(storage(), 'policy.json');
    fs.mkdirSync(storage(), { recursive: true });
    // Only images of this machine are used, so that no policy of the machine is needed. Another build may read it now.
    if (!fs.existsSync(signatures))
      fs.writeFileSync(signatures, JSON.stringify({ default: [{ type: 'insecureAcceptAnything' }] }));
    const [command = '', ...rest] = args;
    const policy = ['bud', 'commit', 'from', 'push'].includes(command) ? ['--signature-policy', signatures] : [];
    const driver = process.env['STORAGE_DRIVER'] ?? 'overlay';
    const where = ['--root', storage(), '--runroot', `${storage()}-run`, '--storage-driver', driver];
    return this.program('buildah', [...where, command, ...policy, ...rest]);
  }

  async has(reference: string): Promise<boolean> {
    return this.run('inspect', '--type', 'image', reference).then(
      () => true,
      () => false,
    );
  }
}

const storage = (): string => path.join(cacheDir(), 'images');
