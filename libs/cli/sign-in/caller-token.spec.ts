import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { signedInCaller } from './caller-token.js';
import { keepSignIn } from './kept-sign-ins.js';

/** Console and provider in one; a refresh token is good for once, as providers have it. */
const asked = { refreshes: 0, tokens: 0 };
let callerSeconds = 300;
let refresh = 'first';
const server = http.createServer((request, response) => {
  void answer(request).then(([status, body]) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  });
});
const url = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

async function answer(request: http.IncomingMessage): Promise<[number, object]> {
  let text = '';
  for await (const part of request) text += String(part);
  if (request.url === '/api/v1/caller-tokens') {
    asked.tokens += 1;
    return [200, { token: `token ${asked.tokens}`, expiresInSeconds: callerSeconds }];
  }
  if (request.url !== '/token') return [200, { issuer: url(), token_endpoint: `${url()}/token` }];
  if (new URLSearchParams(text).get('refresh_token') !== refresh) return [400, { error: 'invalid_grant' }];
  asked.refreshes += 1;
  refresh = `after ${refresh}`;
  return [200, { access_token: 'access', token_type: 'bearer', expires_in: 600, refresh_token: refresh }];
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dunlin-sign-ins-'));
beforeAll(() => {
  process.env['XDG_CONFIG_HOME'] = folder;
  return new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  delete process.env['XDG_CONFIG_HOME'];
  fs.rmSync(folder, { recursive: true });
  await new Promise<void>((resolve) => server.close(() => resolve()));
});
beforeEach(() => {
  Object.assign(asked, { refreshes: 0, tokens: 0 });
  callerSeconds = 300;
  refresh = 'first';
  const kept = { issuer: url(), clientId: 'dunlin-cli', subject: 'ada', accessToken: 'old', accessEndsAt: 0 };
  keepSignIn(url(), { ...kept, refreshToken: 'first' });
});

const caller = () => signedInCaller({ DUNLIN_CONSOLE_URL: url() })!;

describe('the token of a command', () => {
  it('is one for as long as it holds, and another when a command takes longer', async () => {
    const { actor, token } = caller();
    expect([actor, await token(), await token()]).toEqual(['user:ada', 'token 1', 'token 1']);
    callerSeconds = 1;
    const long = signedInCaller({ DUNLIN_CONSOLE_URL: url() })!;
    expect(await long.token()).toBe('token 1');
    keepSignIn(url(), { ...kept(), callerEndsAt: 0 });
    const [late] = [caller()];
    expect([await late.token(), await late.token()]).toEqual(['token 2', 'token 3']);
  });

  it('is refreshed once by commands that run side by side', async () => {
    const tokens = await Promise.all([caller(), caller(), caller(), caller()].map(({ token }) => token()));
    expect(tokens).toEqual(['token 1', 'token 1', 'token 1', 'token 1']);
    expect(asked).toEqual({ refreshes: 1, tokens: 1 });
  });

  it('is none where the provider refuses, and told as to be tried again where it is away', async () => {
    refresh = 'another';
    await expect(caller().token()).rejects.toMatchObject({ code: 'SIGN_IN_ENDED' });
    keepSignIn(url(), { ...kept(), issuer: 'http://127.0.0.1:9' });
    await expect(caller().token()).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE', kind: 'unavailable' });
  });

  it('never travels in the clear', () => {
    const far = 'http://127.evil.example';
    keepSignIn(far, kept());
    expect(() => signedInCaller({ DUNLIN_CONSOLE_URL: far })).toThrow('begins with http://');
  });
});

function kept() {
  const file = path.join(folder, 'dunlin', 'sign-ins.json');
  return (JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, Parameters<typeof keepSignIn>[1]>)[url()]!;
}
