import fs from 'node:fs';
import path from 'node:path';
import { readyFile } from '../agency/agency.js';
import type { LocalServer, ServerContext } from './server.js';

const folderOf = ({ dir }: ServerContext): string => path.join(dir, 'agencies');

/** A collection agency's side of the file exchange, so that placements are acknowledged without an agency. */
export const agency: LocalServer = {
  name: 'agency',
  portNames: [],
  readyWithinMs: 20_000,
  stopWithinMs: 3_000,
  stopSignal: 'SIGTERM',

  async prepare() {
    // It needs nothing but Node.
  },

  async plan(context) {
    const folder = folderOf(context);
    fs.mkdirSync(folder, { recursive: true });
    fs.rmSync(readyFile(folder), { force: true });
    const program = path.join(context.root, 'dist/libs/stack/agency/main.js');
    return { command: process.execPath, args: ['--enable-source-maps', program, '--folder', folder] };
  },

  address(context) {
    const folder = folderOf(context);
    return { address: folder, url: folder };
  },

  async probe(url) {
    if (!fs.existsSync(readyFile(url))) throw new Error(`nothing watches ${url} yet`);
  },
};
