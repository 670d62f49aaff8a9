import fs from 'node:fs';
import path from 'node:path';
import { outputOf, run, which } from '../local/setup/common.mjs';
import { localBases } from './bases.js';
import { Buildah } from './buildah.js';

export interface BuildOptions {
  /** Name and tag of the image. */
  reference: string;
  /** Folder of the sources. */
  context: string;
  dockerfile: string;
  /** Values of the Dockerfile's arguments. */
  args?: Record<string, string>;
}

/** What builds images on this machine. */
export interface ImageEngine {
  readonly name: 'docker' | 'buildah';
  build(options: BuildOptions): Promise<void>;
  /** Writes the image into a new folder, as an OCI layout. */
  save(reference: string, folder: string): Promise<void>;
}

/** Docker where an engine answers, which pulls the bases; else buildah, with bases made on this machine. */
export async function imageEngine(log: (line: string) => void): Promise<ImageEngine> {
  const docker = which('docker');
  if (docker && outputOf(docker, ['version', '--format', '{{.Server.Version}}'])?.trim()) return withDocker(docker);
  return withBuildah(await Buildah.find(log), log);
}

const withDocker = (docker: string): ImageEngine => ({
  name: 'docker',

  async build({ reference, context, dockerfile, args = {} }) {
    await run(docker, ['build', '--file', dockerfile, ...argumentsOf(args), '--tag', reference, context]);
  },

  async save(reference, folder) {
    fs.mkdirSync(folder, { recursive: true });
    const archive = `${folder}.tar`;
    await run(docker, ['save', '--output', archive, reference]);
    await run('tar', ['-xf', archive, '-C', folder]);
    fs.rmSync(archive);
    if (fs.existsSync(path.join(folder, 'index.json'))) return;
    throw new Error('This docker saves no OCI layout. Update it to version 25 or newer.');
  },
});

const withBuildah = (buildah: Buildah, log: (line: string) => void): ImageEngine => ({
  name: 'buildah',

  async build({ reference, context, dockerfile, args = {} }) {
    const { build, runtime } = await localBases(buildah, log);
    const authority = process.env['NODE_EXTRA_CA_CERTS'];
    const given = {
      BUILD_BASE: build,
      RUNTIME_BASE: runtime,
      ...(authority ? { NODE_EXTRA_CA_CERTS: '/ca.pem' } : {}),
      ...args,
    };
    const volumes = authority ? ['--volume', `${authority}:/ca.pem:ro`] : [];
    const where = ['--isolation', 'chroot', '--network', 'host', '--pull-never', ...volumes];
    await buildah.run(
      'bud',
      '--layers',
      ...where,
      '--file',
      dockerfile,
      ...argumentsOf(given),
      '--tag',
      reference,
      context,
    );
  },

  async save(reference, folder) {
    await buildah.run('push', reference, `oci:${folder}:${reference}`);
  },
});

const argumentsOf = (args: Record<string, string>): string[] =>
  Object.entries(args).flatMap(([name, value]) => ['--build-arg', `${name}=${value}`]);
