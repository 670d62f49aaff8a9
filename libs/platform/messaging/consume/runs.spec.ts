import fc from 'fast-check';
import type { HandlerMethod } from './handlers.js';
import { planRuns } from './runs.js';
import type { Received } from './stuck-events.store.js';

describe('runs', () => {
  const methods: Record<string, HandlerMethod> = {
    a: { name: 'a', call: async () => undefined },
    b: { name: 'b', call: async () => undefined },
  };
  const received = fc.array(fc.record({ type: fc.constantFrom('a', 'b'), key: fc.constantFrom('1', '2', '3', '4') }), {
    maxLength: 60,
  });

  it('hold every event once, only of their method, with the order of each key kept', () => {
    fc.assert(
      fc.property(received, (events) => {
        const items = events.map((event, index) => ({ event: { ...event, id: String(index) } }) as unknown as Received);
        const runs = planRuns(items, (type) => methods[type]);
        const order = runs.flatMap((run) => run.received);
        expect(new Set(order)).toEqual(new Set(items));
        for (const { method, received: run } of runs) {
          expect(run.every(({ event }) => methods[event.type] === method)).toBe(true);
        }
        const ofKey = (list: Received[], key: string) => list.filter(({ event }) => event.key === key);
        for (const key of ['1', '2', '3', '4']) expect(ofKey(order, key)).toEqual(ofKey(items, key));
      }),
    );
  });

  it('join what other methods interrupt, up to 500', () => {
    const items = Array.from(
      { length: 1200 },
      (_, index) => ({ event: { type: index % 2 ? 'a' : 'b', key: String(index) } }) as unknown as Received,
    );
    expect(planRuns(items, (type) => methods[type]).map((run) => run.received.length)).toEqual([500, 500, 100, 100]);
  });
});
