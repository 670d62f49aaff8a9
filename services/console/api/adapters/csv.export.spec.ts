import { EventEmitter } from 'node:events';
import { jest } from '@jest/globals';
import { rpcRoutes } from '../domain/routes/index.js';
import { reflectRpc } from './contract/contract.reflection.js';
import { exportOf } from './contract/openapi.js';
import { CsvExport } from './csv.export.js';
import { namesCustomers } from './customer.names.js';
import { listFieldOf } from './rpc.calls.js';

const route = exportOf(rpcRoutes.find(({ name }) => name === 'listCases')!);
const ada = { subject: 'ada', permissions: ['lists.export', 'cases.read'] } as never;

/** @param written what leaves, piece by piece */
function exchange(columns = '', written: string[] = []) {
  const response = Object.assign(new EventEmitter(), {
    headersSent: false,
    destroyed: false,
    writeHead: () => Object.assign(response, { headersSent: true }),
    write: (text: string) => written.push(text) > 0,
    end: () => undefined,
  });
  return { url: new URL(`http://console/api/v1/cases.csv?columns=${columns}`), response } as never;
}

/** Pages without end; what is told of the export is kept. */
function setUp(still: () => Promise<never>, page: (...given: unknown[]) => Promise<object>) {
  const told: string[] = [];
  const calls = { readRequest: async () => ({}), call: page };
  const watch = {
    begun: async () => void told.push('begun'),
    still,
    done: async (rowCount: number) => void told.push(`done ${rowCount}`),
  };
  return { told, watch, csv: new CsvExport(calls as never) };
}

afterEach(() => jest.restoreAllMocks());

describe('an export', () => {
  it('ends where its reader may no longer see the list, and stands in the log before a row leaves', async () => {
    let now = 0;
    jest.spyOn(performance, 'now').mockImplementation(() => (now += 10_000));
    const seen: string[] = [];
    const { told, watch, csv } = setUp(
      () => Promise.reject(new Error('signed out')),
      async () => {
        seen.push(told.join());
        return { cases: [{ caseId: 'one' }], nextPageToken: 'more' };
      },
    );
    await expect(csv.write(route, exchange(), {}, ada, watch)).rejects.toThrow('signed out');
    expect(seen[0]).toBe('begun');
    expect(told).toEqual(['begun', `done ${seen.length}`]);
    expect(seen.length).toBeLessThan(4);
  });

  it('is one of three at most that a person makes at once', async () => {
    const waiting: (() => void)[] = [];
    const page = () => new Promise<object>((resolve) => waiting.push(() => resolve({ cases: [], nextPageToken: '' })));
    const { watch, csv } = setUp(() => Promise.reject(new Error('not asked')), page);
    const start = () => csv.write(route, exchange(), {}, ada, watch);
    const running = [start(), start(), start()];
    await expect(start()).rejects.toMatchObject({ code: 'RATE_EXCEEDED' });
    while (waiting.length < 3) await new Promise((resolve) => setImmediate(resolve));
    for (const finish of waiting.splice(0)) finish();
    await Promise.all(running);
    const next = start();
    while (waiting.length < 1) await new Promise((resolve) => setImmediate(resolve));
    waiting[0]!();
    await next;
  });
});

/** Lists whose rows belong to customers whom they do not name themselves. */
const ofCustomers = rpcRoutes
  .filter(({ exportable, service, rpc }) => exportable && namesCustomers(reflectRpc(service, rpc).response))
  .filter(({ service, rpc }) => listFieldOf(reflectRpc(service, rpc).response) !== undefined);

describe('the names of customers in an export', () => {
  const calm = () => Promise.reject(new Error('not asked'));

  it('can be had in every list of what belongs to customers', () => {
    expect(ofCustomers.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'listCases',
        'listInvoices',
        'listPayments',
        'listPlacements',
        'listTasks',
        'listMessages',
      ]),
    );
  });

  it.each(ofCustomers.map((one) => [one.name, one] as const))('stand beside the rows of %s', async (_name, listed) => {
    const list = listFieldOf(reflectRpc(listed.service, listed.rpc).response)!;
    const customers = [{ customerId: 'acme', reference: 'C-1', name: 'Acme' }];
    const { watch, csv } = setUp(calm, async () => ({
      [list]: [{ customerId: 'acme' }],
      customers,
      nextPageToken: '',
    }));
    const written: string[] = [];
    await csv.write(exportOf(listed), exchange('customerReference,customerName', written), {}, ada, watch);
    expect(written.join('').split('\r\n')).toEqual(['\uFEFFcustomerReference,customerName', 'C-1,Acme', '']);
  });

  it('are asked for once a page, and not at all where no column shows them', async () => {
    const asked = async (columns: string) => {
      const options: unknown[] = [];
      const pages = ['more', ''];
      const { watch, csv } = setUp(calm, async (...given) => {
        options.push(given.at(-1));
        return { cases: [{ caseId: 'one', customerId: 'acme' }], nextPageToken: pages.shift() };
      });
      await csv.write(route, exchange(columns), {}, ada, watch);
      return options;
    };
    expect(await asked('caseId,customerName')).toEqual([{ withNames: true }, { withNames: true }]);
    expect(await asked('caseId')).toEqual([{ withNames: false }, { withNames: false }]);
  });
});
