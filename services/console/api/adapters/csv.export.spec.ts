import { EventEmitter } from 'node:events';
import { jest } from '@jest/globals';
import { rpcRoutes } from '../domain/routes/index.js';
import { exportOf } from './contract/openapi.js';
import { CsvExport } from './csv.export.js';

const route = exportOf(rpcRoutes.find(({ name }) => name === 'listCases')!);
const ada = { subject: 'ada', permissions: ['lists.export', 'cases.read'] } as never;

function exchange() {
  const response = Object.assign(new EventEmitter(), {
    headersSent: false,
    destroyed: false,
    writeHead: () => Object.assign(response, { headersSent: true }),
    write: () => true,
    end: () => undefined,
  });
  return { url: new URL('http://console/api/v1/cases.csv'), response } as never;
}

/** Pages without end; what is told of the export is kept. */
function setUp(still: () => Promise<never>, page: () => Promise<object>) {
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

  it('leaves nothing behind on the response for each page that its reader is slow to take', async () => {
    const slow = exchange() as unknown as { response: EventEmitter & { write: () => boolean } };
    slow.response.write = () => {
      setImmediate(() => slow.response.emit('drain'));
      return false;
    };
    const listeners: number[] = [];
    const { watch, csv } = setUp(
      () => Promise.reject(new Error('not asked')),
      async () => {
        listeners.push(slow.response.listenerCount('close'));
        return { cases: [{ caseId: 'one' }], nextPageToken: listeners.length < 30 ? 'more' : '' };
      },
    );
    await csv.write(route, slow as never, {}, ada, watch);
    expect(new Set(listeners)).toEqual(new Set([0]));
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
