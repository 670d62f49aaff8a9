import fs from 'node:fs';
import path from 'node:path';
import { outputOf, run, which } from '../../libs/stack/setup/common.mjs';
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

/** Builder of images on this machine. */
export interface ImageEngine {
  readonly name: 'docker' | 'buildah';
  build(options: BuildOptions): Promise<void>;
  /** Writes the image into a new folder, as an OCI layout. */
  save(reference: string, folder: string): Promise<void>;
}

/** Docker where an engine runs, which pulls the bases; else buildah, with bases made on this machine. */
export async function imageEngine(log: (line: string) => void): Promise<ImageEngine> {
  const docker = which('docker');
  if (docker && outputOf(docker, ['version', '--format', '{{.Server.Version}}'])?.trim()) return withDocker(docker);
  return withBuildah(await Buildah.find(log), log);
}

/** Base images that the builder names instead of those of the Dockerfile or of this machine. */
function givenBases(): Record<string, string> {
  const names = ['BUILD_BASE', 'RUNTIME_BASE'];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}

/** The authority of a proxy before the registries of packages: a file of this machine, and where steps find it. */
function givenAuthority(): { file?: string; args: Record<string, string> } {
  const file = process.env['NODE_EXTRA_CA_CERTS'];
  return file ? { file, args: { NODE_EXTRA_CA_CERTS: authorityPlace } } : { args: {} };
}

const authorityPlace = '/ca.pem';

const withDocker = (docker: string): ImageEngine => ({
  name: 'docker',

  async build({ reference, context, dockerfile, args = {} }) {
    const authority = givenAuthority();
    const secrets = authority.file ? ['--secret', `id=ca,src=${authority.file}`] : [];
    const all = argumentsOf({ ...givenBases(), ...authority.args, ...args });
    await run(docker, ['build', '--file', dockerfile, ...secrets, ...all, '--tag', reference, context]);
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
    const given = givenBases();
    const local = given['BUILD_BASE'] && given['RUNTIME_BASE'] ? undefined : await localBases(buildah, log);
    const bases = { ...(local && { BUILD_BASE: local.build, RUNTIME_BASE: local.runtime }), ...given };
    const authority = givenAuthority();
    const volumes = authority.file ? ['--volume', `${authority.file}:${authorityPlace}:ro`] : [];
    const where = ['--isolation', 'chroot', '--network', 'host', ...volumes];
    const all = argumentsOf({ ...bases, ...authority.args, ...args });
    await buildah.run('bud', '--layers', ...where, '--file', dockerfile, ...all, '--tag', reference, context);
  },

  async save(reference, folder) {
    await buildah.run('push', reference, `oci:${folder}:${reference}`);
  },
});

const argumentsOf = (args: Record<string, string>): string[] =>
  Object.entries(args).flatMap(([name, value]) => ['--build-arg', `${name}=${value}`]);
