import { permissionsOf, type Role, roles } from '../../access/domain/permissions.js';
import { type RunningConsole, type SignedInBrowser, useConsole } from '../../testing/console-service.js';
import type { Route } from '../domain/route.js';
import { rpcRoutes } from '../domain/routes/index.js';
import { exportOf } from './contract/openapi.js';
import { ownRoutes } from './contract/own.routes.js';
import { transferRoutes } from './contract/transfer.routes.js';

const console: RunningConsole = useConsole({ DUNLIN_CONSOLE_REQUESTS_PER_MINUTE: '100000' });

const routes: readonly Route[] = [
  ...ownRoutes,
  ...transferRoutes,
  ...rpcRoutes,
  ...rpcRoutes.filter(({ exportable }) => exportable).map(exportOf),
];

/** Past the permission every route refuses what it does not know, before it asks a service. */
const refusedAfterwards = 400;

function addressOf({ path, method }: Route): string {
  const filled = path
    .replace('{service}', 'invoice')
    .replace(/\{partNumber\}/, 'first')
    .replace(/\{[^}]+\}/g, 'one');
  return `/api/v1${filled}${method === 'GET' ? '?nothing=1' : ''}`;
}

/** Routes without a field of their own take what is not there as well: they are told by a parameter. */
function tryRoute(browser: SignedInBrowser, route: Route): Promise<Response> {
  const address = addressOf(route);
  if (route.method === 'GET') return browser.get(address);
  return browser.send(route.method, `${address}?nothing=1`, { nothing: true });
}

describe('the table of permissions', () => {
  it.each(roles)('holds on every route for the role %s', async (role: Role) => {
    const browser = await console.signIn(role);
    const held = new Set<string>(['signed-in', ...permissionsOf([role])]);
    const found: string[] = [];
    for (const route of routes) {
      if (route.name === 'createCallerToken') continue;
      const response = await tryRoute(browser, route);
      const text = await response.text();
      const isExport = route.needs === 'lists.export';
      const wanted = held.has(route.needs) ? refusedAfterwards : 403;
      if (response.status !== wanted)
        found.push(`${route.method} ${route.path}: ${response.status}, not ${wanted} ${text}`);
      if (response.status === 403 && !text.includes('"PERMISSION_MISSING"')) found.push(`${route.path}: ${text}`);
      if (isExport && response.status === 200) found.push(`${route.path} left`);
    }
    expect(found).toEqual([]);
  });

  it('lets nobody through without a session, and tells nothing of what there is', async () => {
    const answers = new Set<string>();
    for (const route of routes) {
      const init = { method: route.method, ...(route.method === 'GET' ? {} : { body: '{}' }) };
      const response = await fetch(`${console.url}${addressOf(route)}`, init);
      const { correlationId: _id, ...problem } = (await response.json()) as Record<string, unknown>;
      answers.add(JSON.stringify(problem));
    }
    expect([...answers]).toEqual([expect.stringContaining('"reason":"SIGN_IN_REQUIRED"')]);
  });

  it('lets nobody see or change the view of another person', async () => {
    const [agent, other] = [await console.signIn('agent'), await console.signIn('viewer')];
    const saved = await agent.send('POST', '/api/v1/views', { screen: 'cases', title: 'Mine', query: '' });
    const { view } = (await saved.json()) as { view: { viewId: string } };
    expect(await (await other.get('/api/v1/views')).json()).toEqual({ views: [] });
    const missing = await other.send('DELETE', '/api/v1/views/01a229c6-3fcf-77a6-a8a1-2d2e2b6910a2');
    const foreign = await other.send('DELETE', `/api/v1/views/${view.viewId}`);
    const [one, two] = [await missing.json(), await foreign.json()] as { reason: string; status: number }[];
    expect([one!.status, one!.reason]).toEqual([two!.status, two!.reason]);
  });
});
