import fs from 'node:fs';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { run } from '../../libs/stack/setup/common.mjs';

interface Descriptor {
  mediaType: string;
  digest: string;
  size: number;
}

/** Run configuration of an image. */
export interface ImageConfig {
  User?: string;
  Env?: string[];
  Entrypoint?: string[];
  WorkingDir?: string;
  Labels?: Record<string, string>;
}

/** An image as it lies in an OCI layout, which every engine and runtime reads. */
export class ImageLayout {
  readonly config: ImageConfig;
  private readonly layers: readonly Descriptor[];

  constructor(readonly folder: string) {
    const index = this.json<{ manifests: Descriptor[] }>('index.json');
    let [descriptor] = index.manifests;
    // Docker wraps its image in an index of platforms.
    while (descriptor?.mediaType.includes('index') || descriptor?.mediaType.includes('list')) {
      [descriptor] = this.json<{ manifests: Descriptor[] }>(blob(descriptor.digest)).manifests;
    }
    if (!descriptor) throw new Error(`${folder} holds no image.`);
    const manifest = this.json<{ config: Descriptor; layers: Descriptor[] }>(blob(descriptor.digest));
    this.layers = manifest.layers;
    this.config = this.json<{ config: ImageConfig }>(blob(manifest.config.digest)).config;
  }

  /** Bytes that a node pulls. */
  async compressedBytes(): Promise<number> {
    const sizes = await Promise.all(
      this.layers.map(({ mediaType, digest, size }) =>
        /gzip|zstd/.test(mediaType) ? size : gzippedBytes(path.join(this.folder, blob(digest))),
      ),
    );
    return sizes.reduce((sum, size) => sum + size, 0);
  }

  /** Lays the layers over each other in a new folder. */
  async unpack(root: string): Promise<void> {
    fs.mkdirSync(root, { recursive: true });
    for (const { digest } of this.layers) {
      await run('tar', ['-C', root, '-xpf', path.join(this.folder, blob(digest))]);
      removeWhiteouts(root);
    }
  }

  private json<Content>(file: string): Content {
    return JSON.parse(fs.readFileSync(path.join(this.folder, file), 'utf8')) as Content;
  }
}

const blob = (digest: string): string => path.join('blobs', digest.replace(':', '/'));

async function gzippedBytes(file: string): Promise<number> {
  const gzip = createReadStream(file).pipe(createGzip());
  let bytes = 0;
  gzip.on('data', (chunk: Buffer) => (bytes += chunk.length));
  await finished(gzip);
  return bytes;
}

/** A layer says by a file `.wh.<name>` that what lies below is gone. */
function removeWhiteouts(root: string): void {
  for (const entry of fs.readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.name.startsWith('.wh.')) continue;
    fs.rmSync(path.join(entry.parentPath, entry.name.slice('.wh.'.length)), { recursive: true, force: true });
    fs.rmSync(path.join(entry.parentPath, entry.name));
  }
}

/** Bytes of all files below a folder. */
export function bytesBelow(folder: string): number {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + fs.statSync(path.join(parentPath, name)).size, 0);
}
