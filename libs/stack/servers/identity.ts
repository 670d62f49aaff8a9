import { generateKeyPairSync } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { LocalServer } from './server.js';

/** What everybody signs in with at the local provider, which listens on this machine only. */
export const identityPassword = 'dunlin';

/** An OpenID Connect provider with a person for each role, so that console can be signed in to. */
export const identity: LocalServer = {
  name: 'identity',
  portNames: ['identity'],
  externalVariable: 'DUNLIN_LOCAL_IDENTITY_URL',
  readyWithinMs: 60_000,
  stopWithinMs: 3_000,
  stopSignal: 'SIGTERM',

  async prepare() {
    // Its packages come with npm ci.
  },

  async plan({ root, dir, port, secret, host }) {
    const data = path.join(dir, 'data/identity');
    fs.mkdirSync(data, { recursive: true });
    const file = path.join(data, 'config.json');
    const config = {
      host,
      port: port('identity'),
      consoleUrl: `http://127.0.0.1:${port('console/http')}`,
      consoleSecret: secret('identity-console'),
      programSecret: secret('identity-program'),
      password: identityPassword,
      keys: keysIn(file),
    };
    fs.writeFileSync(file, JSON.stringify(config, null, 2), { mode: 0o600 });
    const program = path.join(root, 'dist/deploy/local/identity/main.js');
    return { command: process.execPath, args: ['--enable-source-maps', program, '--config', file] };
  },

  address({ host, port }) {
    const address = `${host}:${port('identity')}`;
    return { address, url: `http://${address}` };
  },

  async probe(url) {
    const found = await fetch(`${url}/.well-known/openid-configuration`, { signal: AbortSignal.timeout(3_000) });
    if (!found.ok) throw new Error(`the identity provider answers ${found.status}`);
  },
};

/** The keys of the last start, so that tokens survive a restart; new ones the first time. */
function keysIn(file: string): object[] {
  try {
    return (JSON.parse(fs.readFileSync(file, 'utf8')) as { keys: object[] }).keys;
  } catch {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    return [{ ...privateKey.export({ format: 'jwk' }), kid: 'local', alg: 'RS256', use: 'sig' }];
  }
}

/** An access token of the program that the local provider knows, which may do everything. */
export async function programToken(issuer: string, programSecret: string): Promise<string> {
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `Basic ${Buffer.from(`dunlin-program:${encodeURIComponent(programSecret)}`).toString('base64')}`,
    },
    body: 'grant_type=client_credentials',
  });
  const { access_token: token } = (await response.json()) as { access_token: string };
  return token;
}
