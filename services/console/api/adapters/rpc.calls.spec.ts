import { rpcRoutes } from '../domain/routes/index.js';
import { RpcCalls } from './rpc.calls.js';

/** How long the rpc of a route is waited for, in milliseconds; undefined for as long as is usual. */
async function deadlineOf(name: string): Promise<number | undefined> {
  const route = rpcRoutes.find((each) => each.name === name)!;
  let waited: number | undefined;
  const rpc = async (_request: object, _caller: object, { deadlineMs }: { deadlineMs?: number }) => {
    waited = deadlineMs;
    return {};
  };
  const clients = { of: () => ({ [name]: rpc }) };
  const calls = new RpcCalls(clients as never, { sign: async () => 'token' } as never, { of: async () => [] } as never);
  await calls.call(route, {}, {}, { correlationId: 'spec' }, { subject: 'ada' } as never);
  return waited;
}

describe('the rpc of a route', () => {
  it('is waited for as long as a hundred thousand items take, where it looks at so many', async () => {
    expect(await deadlineOf('previewBulkAct')).toBe(60_000);
  });

  it('is given up soon where it only reads, and as usual where it changes something', async () => {
    expect([await deadlineOf('getBulkAct'), await deadlineOf('startBulkAct')]).toEqual([8_000, undefined]);
  });
});
