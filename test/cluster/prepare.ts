import fs from 'node:fs';
import path from 'node:path';
import { prepareClusterTools } from '../../deploy/cluster/tools.js';
import { type ImageEngine, imageEngine } from '../../deploy/image/engine.js';
import { buildProduct, revisionOf } from '../../deploy/image/product.js';
import { repositoryRoot } from '../../libs/stack/paths.js';
import { localServers } from '../../libs/stack/servers/index.js';
import { run, step } from '../../libs/stack/setup/common.mjs';
import { releases } from '../migrations/releases.js';
import { rehearsal } from './release/rehearsal.js';
import { imageOf, prepared } from './site.js';
import { makeStandIns } from './stand-ins.js';

type Print = (line: string) => void;

/** Images and charts are made outside, where there is a network; inside there is none but the cluster's own. */
export async function prepare(dir: string, parts: readonly string[], say: Print): Promise<void> {
  await prepareClusterTools(say);
  for (const server of Object.values(localServers)) await server.prepare({ root: repositoryRoot, log: say });
  const engine = await imageEngine(say);
  fs.mkdirSync(path.join(dir, 'images'));
  await Promise.all([
    ...(releases().length > 0 ? [makePrevious(engine, dir, say)] : []),
    make(engine, { dir, name: 'current', context: repositoryRoot, revision: await revisionOf(repositoryRoot), say }),
  ]);
  const context = path.join(dir, 'next');
  const dockerfile = rehearsal(context, imageOf('current'));
  await step(
    `build ${imageOf('next')}, with one migration more`,
    async () => {
      await engine.build({ reference: imageOf('next'), context, dockerfile });
      await engine.save(imageOf('next'), prepared(dir).image('next'));
    },
    say,
  );
  if (!parts.includes('dev-deps')) return;
  const work = path.join(dir, 'stand-ins');
  await step('build images that stand in for servers', () => makeStandIns(engine, work, prepared(dir).image), say);
}

/** The last release, of the commit that it was built from. */
async function makePrevious(engine: ImageEngine, dir: string, say: Print): Promise<void> {
  const context = path.join(dir, 'previous');
  fs.mkdirSync(context);
  const { version, commit } = releases().at(-1)!;
  await run('git', ['-C', repositoryRoot, 'cat-file', '-e', `${commit}^{commit}`]).catch((cause: unknown) => {
    const message = `Release ${version} is commit ${commit}, which this clone lacks. Run git fetch --unshallow.`;
    throw new Error(message, { cause });
  });
  const take = 'git -C "$1" archive "$2" | tar -x -C "$3"';
  await run('sh', ['-c', take, 'sh', repositoryRoot, commit, context]);
  await make(engine, { dir, name: 'previous', context, revision: commit, say });
  fs.rmSync(context, { recursive: true });
}

interface Product {
  dir: string;
  name: string;
  context: string;
  revision: string;
  say: Print;
}

async function make(engine: ImageEngine, { dir, name, context, revision, say }: Product): Promise<void> {
  await buildProduct(engine, { reference: imageOf(name), context, revision, log: say });
  await engine.save(imageOf(name), prepared(dir).image(name));
  fs.cpSync(path.join(context, 'charts/dunlin'), prepared(dir).chart(name), { recursive: true });
}
