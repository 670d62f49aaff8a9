import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { hashOf, removeTree, run, step } from '../../libs/stack/setup/common.mjs';
import { fetchNode, pinned as nodeVersion } from '../local/setup/node.mjs';
import type { Buildah } from './buildah.js';

/** Of the release that the upstream bases of the Dockerfile are made from. */
const suite = 'bookworm';
const npmVersion = '11.21.1';
const included = ['ca-certificates', 'libstdc++6', 'tzdata'];
/** What the runtime base holds beside Node, as the upstream one does: no shell and no package manager. */
const runtimePackages = ['base-files', 'netbase', 'libc6', 'libgcc-s1', ...included];
const account = 65_532;

export interface Bases {
  build: string;
  runtime: string;
}

/** Images of this machine that stand in for the upstream bases where no registry can be reached; made once. */
export async function localBases(buildah: Buildah, log: (line: string) => void): Promise<Bases> {
  const tag = hashOf(suite, nodeVersion, npmVersion, ...runtimePackages);
  const bases = { build: `localhost/dunlin-build-base:${tag}`, runtime: `localhost/dunlin-runtime-base:${tag}` };
  if ((await buildah.has(bases.build)) && (await buildah.has(bases.runtime))) return bases;
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'dunlin-bases-'));
  try {
    const system = path.join(work, 'build');
    await step(
      `make bases of Debian ${suite} and Node ${nodeVersion} (once)`,
      async () => {
        await bootstrap(buildah, system);
        const runtime = path.join(work, 'runtime');
        await addRuntime(system, runtime);
        await addNode(system, runtime);
        await commit(buildah, runtime, bases.runtime);
        await commit(buildah, system, bases.build);
      },
      log,
    );
  } finally {
    removeTree(work);
  }
  return bases;
}

async function bootstrap(buildah: Buildah, system: string): Promise<void> {
  const args = ['--variant=minbase', `--include=${[...included, 'netbase'].join(',')}`, suite, system];
  await buildah.program('debootstrap', [...args, mirror()]);
}

/** The mirror that this machine itself uses for the release, else the public one. */
function mirror(): string {
  const targets = ['indextargets', '--format', '$(SITE) $(RELEASE)'];
  const lines = execFileSync('apt-get', targets, { encoding: 'utf8' }).split('\n');
  const own = lines.map((line) => line.split(' ')).find(([, release]) => release === suite);
  return own?.[0] ?? 'http://deb.debian.org/debian';
}

/** The files of some packages and an account that is not root, out of the system that is their source. */
async function addRuntime(system: string, runtime: string): Promise<void> {
  const lists = path.join(system, 'var/lib/dpkg/info');
  const ofPackages = fs
    .readdirSync(lists)
    .filter((name) => runtimePackages.some((wanted) => name === `${wanted}.list` || name.startsWith(`${wanted}:`)))
    .filter((name) => name.endsWith('.list'))
    .flatMap((name) => fs.readFileSync(path.join(lists, name), 'utf8').split('\n'))
    .filter((file) => file.startsWith('/') && file !== '/.' && !/^\/usr\/share\/(doc|man|lintian)/.test(file));
  // The authorities are linked and joined by their package's installation.
  const authorities = fs.readdirSync(path.join(system, 'etc/ssl/certs')).map((name) => `/etc/ssl/certs/${name}`);
  const [list, archive] = [`${runtime}.files`, `${runtime}.tar`];
  fs.writeFileSync(list, [...ofPackages, ...authorities].map((file) => `.${file}\n`).join(''));
  await run('tar', ['-C', system, '-cf', archive, '--no-recursion', '-T', list]);
  // What lies in /lib and /lib64 goes where their links lead.
  for (const name of ['lib', 'lib64']) fs.mkdirSync(path.join(runtime, 'usr', name), { recursive: true });
  await run('tar', ['-C', runtime, '-xf', archive]);
  fs.rmSync(archive);
  for (const folder of ['dev', 'proc', 'sys', 'tmp', 'home/nonroot']) {
    fs.mkdirSync(path.join(runtime, folder), { recursive: true });
  }
  fs.chmodSync(path.join(runtime, 'tmp'), 0o1777);
  const nobody = `nonroot:x:${account}:${account}:nonroot:/home/nonroot:/sbin/nologin\n`;
  fs.writeFileSync(path.join(runtime, 'etc/passwd'), `root:x:0:0:root:/root:/sbin/nologin\n${nobody}`);
  fs.writeFileSync(path.join(runtime, 'etc/group'), `root:x:0:\nnonroot:x:${account}:\n`);
}

/** In the places of the upstream images: /usr/local for building, /nodejs for running. */
async function addNode(system: string, runtime: string): Promise<void> {
  const node = await fetchNode();
  fs.cpSync(path.join(node, 'bin/node'), path.join(runtime, 'nodejs/bin/node'));
  fs.cpSync(path.join(node, 'bin/node'), path.join(system, 'usr/local/bin/node'));
  const modules = path.join(system, 'usr/local/lib/node_modules');
  fs.mkdirSync(modules, { recursive: true });
  const packed = await run('npm', ['pack', '--silent', '--pack-destination', modules, `npm@${npmVersion}`]);
  const archive = path.join(modules, packed.trim().split('\n').at(-1)!);
  await run('tar', ['-xzf', archive, '-C', modules]);
  fs.rmSync(archive);
  fs.renameSync(path.join(modules, 'package'), path.join(modules, 'npm'));
  fs.symlinkSync('../lib/node_modules/npm/bin/npm-cli.js', path.join(system, 'usr/local/bin/npm'));
  fs.chmodSync(path.join(modules, 'npm/bin/npm-cli.js'), 0o755);
}

async function commit(buildah: Buildah, folder: string, reference: string): Promise<void> {
  const container = (await buildah.run('from', 'scratch')).trim().split('\n').at(-1)!;
  try {
    await buildah.run('add', '--quiet', container, folder, '/');
    await buildah.run(
      'config',
      '--env',
      'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      container,
    );
    await buildah.run('commit', '--quiet', container, reference);
  } finally {
    await buildah.run('rm', container);
  }
}
