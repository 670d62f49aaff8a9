import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contractsRoot } from '#libs/contracts';
import { rpcPermissions } from '#libs/platform';
import { permissions } from '../../../access/domain/permissions.js';
import { routeFaults, strayRoutes } from '../../domain/route.js';
import { rpcRoutes } from '../../domain/routes/index.js';
import { openApiPage } from './openapi-page.js';
import { ownRoutes } from './own.routes.js';
import { transferRoutes } from './transfer.routes.js';

const page = readFileSync(join(contractsRoot, 'docs/contracts/console.openapi.json'), 'utf8');
const document = JSON.parse(openApiPage()) as Record<string, unknown>;

describe('the OpenAPI document', () => {
  it('is the one in docs/contracts', () => {
    expect(page).toBe(openApiPage());
  });

  it('refers to nothing that it does not have', () => {
    const { schemas } = document['components'] as { schemas: object };
    const named = [...page.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name!);
    expect([...new Set(named)].filter((name) => !(name in schemas))).toEqual([]);
  });
});

it('two messages of one name in different packages are two schemas', () => {
  const { schemas } = document['components'] as { schemas: Record<string, { properties: Record<string, object> }> };
  expect(schemas['InvoiceRefusedAct']!.properties['act']).not.toEqual(schemas['WorkflowRefusedAct']!.properties['act']);
  expect(schemas).not.toHaveProperty('RefusedAct');
});

describe('routes', () => {
  it('each need a permission that exists, at a place and under a name of their own', () => {
    expect(routeFaults([...rpcRoutes, ...ownRoutes, ...transferRoutes], [...permissions, 'signed-in'])).toEqual([]);
  });

  it('let nobody in whom the rpcs behind them refuse', () => {
    expect(strayRoutes(rpcRoutes, rpcPermissions)).toEqual([]);
    const [route] = rpcRoutes;
    expect(strayRoutes([route!], {})).toEqual([
      `The route ${route!.name} needs ${route!.needs}, its rpc ${route!.rpc} nothing yet.`,
    ]);
  });

  it('may need more than an rpc that whoever has a role may call, and never another permission than it does', () => {
    const route = rpcRoutes.find(({ name }) => name === 'batchGetInvoices')!;
    expect(route.needs).toBe('invoices.read');
    const needing = (needs: string) => strayRoutes([route], { invoice: { BatchGetInvoices: needs } });
    expect([needing('signed-in'), needing('invoices.read')]).toEqual([[], []]);
    expect(needing('invoices.write')).toHaveLength(1);
  });

  it('and rpcs know the same permissions', () => {
    const needed = new Set(Object.values(rpcPermissions).flatMap((rpcs) => Object.values(rpcs)));
    const known: readonly string[] = [...permissions, 'signed-in', 'services'];
    expect([...needed].filter((name) => !known.includes(name))).toEqual([]);
  });

  it('that need nothing, or are there twice, are told', () => {
    const [route] = ownRoutes;
    const faults = routeFaults([route, { ...route, name: 'other', needs: 'nothing' as never }], ['signed-in']);
    expect(faults).toEqual(['The route other names no permission that exists.', 'GET /me is there twice.']);
  });
});
