import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the files that ship with this service: the same for sources and for compiled code. */
export const assetsFolder: string = find(dirname(fileURLToPath(import.meta.url)));

function find(folder: string): string {
  const assets = join(folder, 'services/communication/assets');
  if (existsSync(assets)) return assets;
  const parent = dirname(folder);
  if (parent === folder)
    throw new Error('services/communication/assets was found in no folder above: the release is incomplete.');
  return find(parent);
}
