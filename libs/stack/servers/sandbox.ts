import fs from 'node:fs';
import path from 'node:path';
import type { LocalServer } from './server.js';

/** How long banks of the sandbox take. */
const delayMs = 3_000;

/** A payment provider that charges nobody, so that payment has one to speak to. */
export const sandbox: LocalServer = {
  name: 'sandbox',
  portNames: ['sandbox'],
  readyWithinMs: 20_000,
  stopWithinMs: 3_000,
  stopSignal: 'SIGTERM',

  async prepare() {
    // It needs nothing but Node.
  },

  async plan({ root, dir, port, secret, host }) {
    const data = path.join(dir, 'data/sandbox');
    fs.mkdirSync(data, { recursive: true });
    const file = path.join(data, 'config.json');
    const config = {
      host,
      port: port('sandbox'),
      apiKey: secret('sandbox-api'),
      webhookSecret: sandboxWebhookSecret(secret('sandbox-webhooks')),
      webhookUrl: `http://127.0.0.1:${port('payment/http')}/webhooks/sandbox`,
      file: path.join(data, 'book.json'),
      delayMs,
    };
    fs.writeFileSync(file, JSON.stringify(config, null, 2), { mode: 0o600 });
    const program = path.join(root, 'dist/deploy/local/sandbox/main.js');
    return { command: process.execPath, args: ['--enable-source-maps', program, '--config', file] };
  },

  address({ host, port }) {
    const address = `${host}:${port('sandbox')}`;
    return { address, url: `http://${address}` };
  },

  async probe(url) {
    const found = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(3_000) });
    if (!found.ok) throw new Error(`the sandbox answers ${found.status}`);
  },
};

/** The key that signs its webhooks, as Standard Webhooks writes keys. */
export function sandboxWebhookSecret(secret: string): string {
  return `whsec_${Buffer.from(secret).toString('base64')}`;
}
