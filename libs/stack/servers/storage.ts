import fs from 'node:fs';
import path from 'node:path';
import type { LaunchPlan } from '../managed-process.js';
import { buildWithGo } from '../setup/go.js';
import { cachePaths } from '../setup/tools.mjs';
import type { LocalServer, PrepareContext } from './server.js';

/** Access key of the local object storage; its secret is made anew for each stack. */
export const storageAccessKeyId = 'dunlin';
/** The one bucket of the local object storage. */
export const storageBucket = 'documents';

/** An S3-compatible object storage that keeps objects as files; released documents lie there. */
export const storage: LocalServer = {
  name: 'storage',
  portNames: ['storage'],
  readyWithinMs: 60_000,
  stopWithinMs: 5_000,
  stopSignal: 'SIGTERM',

  prepare: prepareVersitygw,

  async plan({ root, dir, host, port, secret }) {
    return versitygwPlan({
      root,
      folder: path.join(dir, 'data/storage'),
      bucket: storageBucket,
      address: `${host}:${port('storage')}`,
      accessKeyId: storageAccessKeyId,
      secretAccessKey: secret('storage'),
    });
  },

  address({ host, port }) {
    const address = `${host}:${port('storage')}`;
    return { address, url: `http://${address}` };
  },

  async probe(url) {
    // Without a signature it refuses, which shows that it is there.
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    if (response.status !== 403) throw new Error(`the object storage answers ${response.status}`);
  },
};

/** Builds versitygw into the cache. @throws where its modules or Go cannot be had */
export async function prepareVersitygw({ root, log }: PrepareContext): Promise<void> {
  const source = 'github.com/versity/versitygw/cmd/versitygw';
  const programs = [{ name: 'versitygw', module: 'libs/stack/tools/versitygw', source }];
  const marker = 'github.com/versity/versitygw@v1.8.0';
  const folder = cachePaths(root).versitygw;
  await buildWithGo({ root, folder, label: 'build versitygw (once, some minutes)', programs, marker, log });
}

export interface VersitygwOptions {
  readonly root: string;
  /** Where objects lie as files in `data`, and what is known of them in `attributes`. */
  readonly folder: string;
  readonly bucket: string;
  /** host:port on which it listens. */
  readonly address: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** How versitygw is run, with one bucket. */
export function versitygwPlan(options: VersitygwOptions): LaunchPlan {
  const { root, folder, bucket, address, accessKeyId, secretAccessKey } = options;
  fs.mkdirSync(path.join(folder, 'data', bucket), { recursive: true });
  fs.mkdirSync(path.join(folder, 'attributes'), { recursive: true });
  return {
    command: path.join(cachePaths(root).versitygw, 'versitygw'),
    args: [
      ...['--port', address, '--quiet'],
      ...['posix', '--sidecar', path.join(folder, 'attributes'), path.join(folder, 'data')],
    ],
    env: { ...process.env, ROOT_ACCESS_KEY: accessKeyId, ROOT_SECRET_KEY: secretAccessKey },
  };
}
