import { decodeJwt } from 'jose';
import { permissionsOf, type Role, roles } from '../../access/domain/permissions.js';
import { Browser } from '../../testing/browser.js';
import { type RunningConsole, useConsole } from '../../testing/console-service.js';
import { answersToAll, StubServices } from '../../testing/stub-services.js';
import { parametersOf, type Route } from '../domain/route.js';
import { rpcRoutes } from '../domain/routes/index.js';
import { reflectRpc } from './contract/contract.reflection.js';
import { exportOf } from './contract/openapi.js';
import { ownRoutes } from './contract/own.routes.js';
import { transferRoutes } from './contract/transfer.routes.js';

/** Stands in every answer of a service, so that what leaks is seen. */
const secret = '7d1c0c6e-3f0a-4c61-9a55-0d2f6f1f9a11';
const asked: { rpc: string; sub: string | undefined; roles: unknown }[] = [];

const services = new StubServices(
  answersToAll((rpc, metadata) => {
    const [token = ''] = metadata.get('authorization').map(String);
    const { sub, roles: told } = decodeJwt(token.replace('Bearer ', ''));
    asked.push({ rpc, sub, roles: told });
    return answerOf(rpc);
  }),
);
const address = await services.listen();
afterAll(() => services.close());

const others = ['CUSTOMER', 'INVOICE', 'PAYMENT', 'WORKFLOW', 'COMMUNICATION', 'DCA_HANDOFF'];
const console: RunningConsole = useConsole({
  DUNLIN_CONSOLE_REQUESTS_PER_MINUTE: '1000000',
  ...Object.fromEntries(others.map((name) => [`DUNLIN_RPC_${name}_ADDRESS`, address])),
});

const exportRoutes = rpcRoutes.filter(({ exportable }) => exportable).map(exportOf);
const routes: readonly Route[] = [...ownRoutes, ...transferRoutes, ...rpcRoutes, ...exportRoutes];
const rpcOf = new Map([...rpcRoutes, ...exportRoutes].map(({ name, service, rpc }) => [name, { service, rpc }]));

/** An answer that holds the secret wherever the contract has a text of its own. */
function answerOf(rpc: string): object {
  const [service, name] = rpc.split('/') as [string, string];
  const { response } = reflectRpc(service === 'common' ? null : service, name);
  const texts = response.fieldsArray.filter(({ type, name: field }) => type === 'string' && field !== 'nextPageToken');
  return Object.fromEntries(texts.map(({ name: field, repeated }) => [field, repeated ? [secret] : secret]));
}

function addressOf({ path, name }: Route): string {
  const { service, rpc } = rpcOf.get(name) ?? {};
  const request = rpc === undefined ? undefined : reflectRpc(service!, rpc).request;
  return parametersOf(path).reduce((text, parameter) => {
    const known: Record<string, string> = { service: 'invoice', list: 'METHOD' };
    const isNumber = request?.fields[parameter]?.type.endsWith('32') ?? false;
    return text.replace(`{${parameter}}`, known[parameter] ?? (isNumber ? '1' : 'one'));
  }, `/api/v1${path}`);
}

interface Asker {
  readonly headers: Readonly<Record<string, string>>;
  readonly browser: Browser;
}

/** Routes that console answers itself refuse what they do not know; the others take an empty request. */
function tryRoute({ headers, browser }: Asker, route: Route): Promise<Response> {
  const isOwn = !rpcOf.has(route.name);
  const url = `${console.url}${addressOf(route)}${isOwn ? '?nothing=1' : ''}`;
  if (route.method === 'GET') return browser.fetch(url, { headers });
  const body = isOwn ? '{"nothing":true}' : '{}';
  return browser.fetch(url, {
    method: route.method,
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
}

/** What is as it should be of an answer to somebody who may: an own route got as far as its input. */
function faultOfAllowed(route: Route, response: Response, text: string): string | null {
  const isOwn = !rpcOf.has(route.name);
  const isRight = isOwn ? response.status === 400 && text.includes('"BODY_INVALID"') : response.status === 200;
  return isRight ? null : `${route.method} ${route.path} is not allowed: ${response.status} ${text}`;
}

const problemFields = ['type', 'title', 'status', 'detail', 'reason', 'correlationId'];
const quietHeaders = ['set-cookie', 'etag', 'location', 'content-disposition', 'server', 'x-powered-by'];

/** What a refusal tells besides that it is one. */
function faultOfRefused(response: Response, text: string, wanted: { status: number; reason: string }): string | null {
  const problem = JSON.parse(text) as Record<string, unknown>;
  const isAsWanted = response.status === wanted.status && problem['reason'] === wanted.reason;
  // Which permission is missing stands in its sentence as well.
  const { permission, ...facts } = (problem['facts'] ?? {}) as Record<string, string>;
  const isNamed = permission === undefined || String(problem['detail']).includes(permission);
  const known = [...problemFields, ...(isNamed && Object.keys(facts).length === 0 ? ['facts'] : [])];
  const told = Object.keys(problem).filter((field) => !known.includes(field));
  const loud = quietHeaders.filter((header) => response.headers.has(header));
  const leaks = [...told, ...loud, ...(text.includes(secret) ? ['what a service keeps'] : [])];
  if (isAsWanted && leaks.length === 0) return null;
  return `${response.status} ${String(problem['reason'])} tells ${leaks.join(', ')}: ${text}`;
}

async function findFaults(asker: Asker, held: ReadonlySet<string>, who: string, told: unknown): Promise<string[]> {
  const faults: (string | null)[] = [];
  for (const route of routes.filter(({ name }) => name !== 'createCallerToken')) {
    asked.length = 0;
    const response = await tryRoute(asker, route);
    const text = await response.text();
    const mayRead = !exportRoutes.some(({ name }) => name === route.name) || held.has(neededToSee(route.name));
    const isAllowed = held.has(route.needs) && mayRead;
    const refusal = { status: 403, reason: 'PERMISSION_MISSING' };
    const fault = isAllowed ? faultOfAllowed(route, response, text) : faultOfRefused(response, text, refusal);
    if (fault) faults.push(`${route.method} ${route.path}: ${fault}`);
    const target = isAllowed ? rpcOf.get(route.name)?.rpc : undefined;
    const reached = asked.map(({ rpc }) => rpc.split('/')[1]).join();
    if (reached !== (target ?? '')) faults.push(`${route.path} reached ${reached || 'no service'}`);
    const strange = asked.filter(
      ({ sub, roles: given }) => sub !== who || JSON.stringify(given) !== JSON.stringify(told),
    );
    if (strange.length > 0) faults.push(`${route.path} is asked as ${JSON.stringify(strange)}`);
  }
  return faults.filter((fault) => fault !== null);
}

function neededToSee(name: string): string {
  const { service, rpc } = rpcOf.get(name)!;
  return rpcRoutes.find((route) => route.rpc === rpc && route.service === service)!.needs;
}

describe('the table of permissions', () => {
  it.each(roles)('holds on every route for the role %s, and services are asked as that person', async (role: Role) => {
    const { browser, csrf } = await console.signIn(role);
    const held = new Set<string>(['signed-in', ...permissionsOf([role])]);
    expect(await findFaults({ browser, headers: { 'x-csrf-token': csrf } }, held, role, [role])).toEqual([]);
  });

  it.each(roles)('holds on every route for a program with the role %s', async (role: Role) => {
    const token = await console.forge.genuine([`dunlin-${role}`]);
    const held = new Set<string>(['signed-in', ...permissionsOf([role])]);
    const asker = { browser: new Browser(), headers: { authorization: `Bearer ${token}` } };
    expect(await findFaults(asker, held, 'dunlin-program', [role])).toEqual([]);
  });

  it('gives somebody without a role nothing but who they are', async () => {
    const token = await console.forge.genuine(['another-group']);
    const asker = { browser: new Browser(), headers: { authorization: `Bearer ${token}` } };
    expect(await findFaults(asker, new Set(['signed-in']), 'dunlin-program', [])).toEqual([]);
  });

  it('shows what a service says to whom it lets in', async () => {
    const { get } = await console.signIn('viewer');
    expect(await (await get('/api/v1/message-preview')).json()).toMatchObject({ subject: secret, text: secret });
  });

  it('lets nobody see or change the view of another person', async () => {
    const [agent, other] = [await console.signIn('agent'), await console.signIn('viewer')];
    const view = { screen: 'cases', title: 'Mine', query: '' };
    const saved = (await (await agent.send('POST', '/api/v1/views', view)).json()) as { view: { viewId: string } };
    expect(await (await other.get('/api/v1/views')).json()).toEqual({ views: [] });
    for (const [method, body] of [['DELETE'], ['PUT', view]] as const) {
      const missing = await other.send(method, '/api/v1/views/01a229c6-3fcf-77a6-a8a1-2d2e2b6910a2', body);
      const foreign = await other.send(method, `/api/v1/views/${saved.view.viewId}`, body);
      const [one, two] = (await Promise.all([missing.json(), foreign.json()])) as Record<string, unknown>[];
      expect(two).toMatchObject({ status: 404, reason: one!['reason'] });
    }
  });
});

describe('whoever has not signed in', () => {
  /** Every answer that somebody gets, each once; also at an address that there is not. */
  async function answersTo(asker: Asker, before?: () => Promise<unknown>): Promise<string[]> {
    asked.length = 0;
    const answers = new Set<string>();
    const nowhere: Route = { ...ownRoutes[0], name: 'nothing', path: '/nothing' };
    for (const route of [...routes, nowhere]) {
      await before?.();
      const response = await tryRoute(asker, route);
      const text = await response.text();
      const fault = faultOfRefused(response, text, { status: 401, reason: 'SIGN_IN_REQUIRED' });
      const { correlationId: _id, ...problem } = JSON.parse(text) as Record<string, unknown>;
      answers.add(JSON.stringify(fault ?? problem));
    }
    expect(asked).toEqual([]);
    return [...answers];
  }

  const theSame = [expect.stringContaining('"reason":"SIGN_IN_REQUIRED"')];

  it('gets one and the same answer on every route', async () => {
    expect(await answersTo({ browser: new Browser(), headers: {} })).toEqual(theSame);
  });

  it('gets it with a session that nobody has', async () => {
    const browser = new Browser();
    browser.take(new URL(console.url).host, 'dunlin-session', 'x'.repeat(43));
    expect(await answersTo({ browser, headers: {} })).toEqual(theSame);
  });

  it.each([
    ['has lasted too long', { ends_at: '2026-01-01T00:00:00Z' }],
    ['has rested too long', { seen_at: '2026-01-01T00:00:00Z' }],
  ])('gets it with a session that %s', async (_what, changed) => {
    const { browser, csrf } = await console.signIn('admin');
    const { database } = console.db;
    const sql =
      'DELETE FROM sessions WHERE began_at = (SELECT max(began_at) FROM sessions) RETURNING to_jsonb(sessions) AS row';
    const [session] = await database.query<{ row: object }>(sql);
    // What has ended is deleted at once, so that every request finds it anew.
    const keep = () =>
      database.query(
        'INSERT INTO sessions SELECT * FROM jsonb_populate_record(NULL::sessions, $1) ON CONFLICT DO NOTHING',
        [JSON.stringify({ ...session!.row, ...changed })],
      );
    expect(await answersTo({ browser, headers: { 'x-csrf-token': csrf } }, keep)).toEqual(theSame);
  });

  it('gets it with a token that the provider did not make for this API', async () => {
    for (const [what, token] of Object.entries(await console.forge.wrongOnes())) {
      const asker = { browser: new Browser(), headers: { authorization: `Bearer ${token}` } };
      expect([what, await answersTo(asker)]).toEqual([what, theSame]);
    }
  });
});
