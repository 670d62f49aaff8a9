import fs from 'node:fs';
import path from 'node:path';
import { run, step } from '../../libs/stack/setup/common.mjs';
import type { ImageEngine } from './engine.js';

export interface ProductOptions {
  reference: string;
  /** Folder of the sources. */
  context: string;
  /** Commit of the sources. */
  revision: string;
  log: (line: string) => void;
}

/** Builds the product's image out of a checkout, labelled with its version and commit. */
export async function buildProduct(
  engine: ImageEngine,
  { reference, context, revision, log }: ProductOptions,
): Promise<void> {
  const { version } = JSON.parse(fs.readFileSync(path.join(context, 'package.json'), 'utf8')) as { version: string };
  const args = { VERSION: version, REVISION: revision };
  const dockerfile = path.join(context, 'deploy/Dockerfile');
  await step(
    `build ${reference} with ${engine.name}`,
    () => engine.build({ reference, context, dockerfile, args }),
    log,
  );
}

/** The commit of a checkout, and whether it was changed since. */
export async function revisionOf(checkout: string): Promise<string> {
  return (await run('git', ['-C', checkout, 'describe', '--always', '--abbrev=40', '--exclude=*', '--dirty'])).trim();
}
