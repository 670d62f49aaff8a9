import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';
import { Gathering } from './gathering.js';
import type { HandlerMethod } from './handlers.js';
import type { Run } from './runs.js';
import type { Received } from './stuck-events.store.js';

const onPayments: HandlerMethod = { name: 'onPayments', call: async () => undefined };
const onInvoices: HandlerMethod = { name: 'onInvoices', call: async () => undefined };

function runOf(events: readonly number[], { method = onPayments, topic = 'payments' } = {}): Run {
  const received = events.map((event) => ({ event, record: { topic } }) as unknown as Received);
  return { method, received };
}

const eventsOf = ({ received }: Run): number[] => received.map(({ event }) => event as unknown as number);

/** Handles runs one after the other and keeps what each transaction had. */
function handler(fails: (events: readonly number[]) => boolean = () => false) {
  const handled: number[][] = [];
  const atOnce = { now: 0, most: 0 };
  const handle = async (run: Run): Promise<void> => {
    atOnce.most = Math.max(atOnce.most, (atOnce.now += 1));
    handled.push(eventsOf(run));
    await pause(5);
    atOnce.now -= 1;
    if (fails(eventsOf(run))) throw new Error(`Wrong: ${eventsOf(run).join()}`);
  };
  return { handled, atOnce, handle };
}

describe('runs of several partitions', () => {
  it('go together when they come at one time', async () => {
    const { handled, handle } = handler();
    const gathering = new Gathering(handle, 3);
    await Promise.all([[1, 2], [3], [4]].map((events) => gathering.add(runOf(events))));
    expect(handled).toEqual([[1, 2, 3, 4]]);
  });

  it('go together when they come while an earlier one is handled', async () => {
    const { handled, handle } = handler();
    const gathering = new Gathering(handle, 3);
    const first = gathering.add(runOf([1]));
    await turn();
    await turn();
    await Promise.all([first, gathering.add(runOf([2])), gathering.add(runOf([3]))]);
    expect(handled).toEqual([[1], [2, 3]]);
  });

  it('go apart by method and by topic', async () => {
    const { handled, handle } = handler();
    const gathering = new Gathering(handle, 3);
    const runs = [runOf([1]), runOf([2], { method: onInvoices }), runOf([3], { topic: 'others' }), runOf([4])];
    await Promise.all(runs.map((run) => gathering.add(run)));
    expect(handled).toEqual([[1, 4], [2], [3]]);
  });

  it('fail only where they are at fault themselves', async () => {
    const { handled, handle } = handler((events) => events.includes(2));
    const gathering = new Gathering(handle, 3);
    const outcomes = await Promise.allSettled([[1], [2], [3]].map((events) => gathering.add(runOf(events))));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(handled).toEqual([[1, 2, 3], [1], [2], [3]]);
  });

  it('make no transaction larger than one may be, and no more of them than are allowed', async () => {
    const { handled, atOnce, handle } = handler();
    const gathering = new Gathering(handle, 2);
    const events = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
    const runs = [500, 500, 500, 300, 300, 100, 1].map((count) => runOf(events(count)));
    await Promise.all(runs.map((run) => gathering.add(run)));
    expect(handled.map(({ length }) => length).sort((one, other) => other - one)).toEqual([500, 500, 500, 401, 300]);
    expect(atOnce.most).toBe(2);
  });
});
