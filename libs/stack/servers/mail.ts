import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import type { LocalServer } from './server.js';

/** The mail catcher: an SMTP server that keeps what it is given and shows it. */
export const mail: LocalServer = {
  name: 'mail',
  portNames: ['smtp', 'mail-ui'],
  externalVariable: 'DUNLIN_LOCAL_MAIL_URL',
  readyWithinMs: 90_000,
  stopWithinMs: 3_000,
  stopSignal: 'SIGTERM',

  async prepare() {
    // Its packages come with npm ci.
  },

  async plan({ root, dir, host, port }) {
    const data = path.join(dir, 'data/mail');
    fs.mkdirSync(data, { recursive: true });
    const program = path.join(root, 'dist/libs/stack/mail/main.js');
    const args = ['--host', host, '--smtp-port', String(port('smtp'))];
    args.push('--http-port', String(port('mail-ui')), '--data', data);
    return { command: process.execPath, args: ['--enable-source-maps', program, ...args] };
  },

  address({ host, port }) {
    const address = `${host}:${port('smtp')}`;
    return { address, url: `smtp://${address}` };
  },

  probe: (url) =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(url);
      const socket = net.connect({ host: hostname, port: Number(port || 25), timeout: 2_000 });
      const fail = (error?: Error): void => {
        socket.destroy();
        reject(error ?? new Error('the mail server gave no greeting'));
      };
      socket.once('error', fail);
      socket.once('timeout', () => fail());
      socket.once('data', (greeting) => {
        if (!greeting.toString().startsWith('220')) return fail();
        socket.end('QUIT\r\n');
        resolve();
      });
    }),
};
