import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { imageEngine } from '../../deploy/image/engine.js';
import { bytesBelow, ImageLayout } from '../../deploy/image/layout.js';
import { buildProduct, revisionOf } from '../../deploy/image/product.js';
import { repositoryRoot } from '../../libs/stack/paths.js';
import { checkImage, type ImageCheck } from './check.js';

interface Options {
  tag: string;
  check?: boolean;
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);

const { tag, check } = new Command('npm run image --')
  .description('Builds the image of all services, with docker where an engine runs, else with buildah.')
  .option('--tag <name:tag>', 'name and tag of the image', 'dunlin:dev')
  .option('--check', 'run every service in every role from it, and end each process under load')
  .parse()
  .opts<Options>();

const work = fs.mkdtempSync(path.join(os.tmpdir(), 'dunlin-image-layout-'));
try {
  const engine = await imageEngine(say);
  const revision = await revisionOf(repositoryRoot);
  await buildProduct(engine, { reference: tag, context: repositoryRoot, revision, log: say });
  const folder = path.join(work, 'layout');
  await engine.save(tag, folder);
  const layout = new ImageLayout(folder);
  const size = await sizeOf(layout);
  const checked = check ? { check: await checkImage(layout, say) } : {};
  process.stdout.write(`${JSON.stringify({ image: tag, engine: engine.name, ...size, ...checked }, null, 2)}\n`);
  if (checked.check && !holds(checked.check)) process.exitCode = 1;
} finally {
  fs.rmSync(work, { recursive: true, force: true });
}

async function sizeOf(layout: ImageLayout): Promise<{ compressedMegabytes: number; megabytes: number }> {
  const root = path.join(work, 'root');
  await layout.unpack(root);
  const megabytes = (bytes: number): number => Math.round(bytes / 100_000) / 10;
  return { compressedMegabytes: megabytes(await layout.compressedBytes()), megabytes: megabytes(bytesBelow(root)) };
}

function holds({ traffic: { failed, differences } }: ImageCheck): boolean {
  return failed.length === 0 && differences.length === 0;
}
