import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds `protos/`: the same for sources and for compiled code. */
export const contractsRoot: string = findRoot(dirname(fileURLToPath(import.meta.url)));

/** Absolute path of the proto sources. */
export const protosFolder: string = join(contractsRoot, 'protos');

/** Descriptor set of all protos, as `buf build` writes it. */
export const descriptorsFile: string = join(contractsRoot, 'libs/contracts/generated/descriptors.binpb');

/** The version of this release. */
export function releaseVersion(): string {
  const { version } = JSON.parse(readFileSync(join(contractsRoot, 'package.json'), 'utf8')) as { version: string };
  return version;
}

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'protos/buf.yaml'))) return folder;
  const parent = dirname(folder);
  if (parent === folder)
    throw new Error('protos/ was found in no folder above the contracts: the release is incomplete.');
  return findRoot(parent);
}
