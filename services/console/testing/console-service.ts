import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type RunningService, runService } from '#libs/testing';
import { startProvider } from '../../../deploy/local/identity/provider.js';
import { programToken } from '../../../libs/stack/servers/identity.js';
import { service } from '../service.js';
import { Browser } from './browser.js';
import { TokenForge } from './forged-tokens.js';

/** Where the test clock of the specs stands. */
export const start = new Date('2026-03-01T09:00:00.000Z');
export const password = 'a password';
export const programSecret = 'a secret of a program';

/** Console on a database of its own with a real identity provider, and people who sign in there. */
export interface RunningConsole extends RunningService<'console'> {
  readonly url: string;
  readonly issuer: string;
  /** A browser in which somebody has signed in. */
  signIn(name: string): Promise<SignedInBrowser>;
  /** An access token of a program. */
  programToken(): Promise<string>;
  /** Makes tokens with the provider's key, and without it. */
  readonly forge: TokenForge;
  stopProvider(): Promise<void>;
  startProvider(): Promise<void>;
}

export interface SignedInBrowser {
  readonly browser: Browser;
  readonly csrf: string;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
}

/** Runs console for the specs of a file. */
export function useConsole(env: Record<string, string> = {}): RunningConsole {
  const console = {} as RunningConsole;
  beforeAll(async () => Object.assign(console, await runConsole(env)));
  afterAll(() => console.stop());
  return console;
}

async function runConsole(env: Record<string, string>): Promise<RunningConsole> {
  const [httpPort, grpcPort, identityPort] = await Promise.all([freePort(), freePort(), freePort()]);
  const url = `http://127.0.0.1:${httpPort}`;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = { ...privateKey.export({ format: 'jwk' }), kid: 'spec', alg: 'RS256', use: 'sig' };
  const config = {
    host: '127.0.0.1',
    port: identityPort,
    consoleUrl: url,
    consoleSecret: 'a secret of console',
    programSecret,
    password,
    keys: [key],
  };
  let provider = await startProvider(config);
  const { issuer } = provider;
  const running = await runService(service, 'console', {
    migrations: join(import.meta.dirname, '..', 'migrations'),
    start,
    env: {
      DUNLIN_HTTP_PORT: String(httpPort),
      DUNLIN_GRPC_PORT: String(grpcPort),
      DUNLIN_CONSOLE_URL: url,
      DUNLIN_OIDC_ISSUER: issuer,
      DUNLIN_OIDC_CLIENT_SECRET: config.consoleSecret,
      DUNLIN_RPC_CONSOLE_ADDRESS: `127.0.0.1:${grpcPort}`,
      DUNLIN_RPC_TOKENS_URL: `${url}/.well-known/jwks.json`,
      ...env,
    },
  });
  const stop = async () => {
    await running.stop();
    await provider.stop();
  };
  return {
    ...running,
    url,
    issuer,
    stop,
    signIn: (name) => signIn(url, name),
    programToken: () => programToken(issuer, programSecret),
    forge: new TokenForge(issuer, key),
    stopProvider: () => provider.stop(),
    startProvider: async () => {
      provider = await startProvider(config);
    },
  };
}

async function signIn(url: string, name: string): Promise<SignedInBrowser> {
  const browser = new Browser();
  const form = await browser.open(`${url}/auth/sign-in?returnTo=%2Fapi%2Fv1%2Fme`);
  const answer = await browser.open(form.at.href, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ name, password }).toString(),
  });
  const me = (await answer.json()) as { csrfToken: string };
  if (answer.status !== 200) throw new Error(`${name} cannot sign in: ${JSON.stringify(me)}`);
  return {
    browser,
    csrf: me.csrfToken,
    get: (path, headers = {}) => browser.fetch(`${url}${path}`, { headers }),
    send: (method, path, body, headers = {}) =>
      browser.fetch(`${url}${path}`, {
        method,
        headers: { 'x-csrf-token': me.csrfToken, 'content-type': 'application/json', ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}
