import type { CausingEvent, Tx } from '#libs/transactions';
import { Causes, newestOf, type Seen } from './causes.js';

type Thing = { readonly id: string; readonly version: bigint };

const event = (id: string): CausingEvent => ({ id, correlationId: `of ${id}`, traceparent: '' });
const seen = (eventId: string, id: string, version: bigint): Seen<Thing> => ({
  facts: { id, version },
  event: event(eventId),
});
/** Says by which event a transaction is narrowed. */
const tx = { correlationId: 'of the batch', causedBy: (cause: CausingEvent) => cause as unknown as Tx } as Tx;

test('of what was seen of a thing the newest counts, in the order in which these came', () => {
  const all = [seen('e1', 'b', 1n), seen('e2', 'a', 3n), seen('e3', 'a', 2n), seen('e4', 'b', 2n)];
  const newest = newestOf(all, ({ id }) => id);
  expect([...newest].map(([id, { facts, event: from }]) => [id, facts.version, from.id])).toEqual([
    ['a', 3n, 'e2'],
    ['b', 2n, 'e4'],
  ]);
});

test('what several events change follows from the last of them, what none changes from the transaction', () => {
  const causes = new Causes(newestOf([seen('e1', 'a', 1n), seen('e2', 'b', 1n)], ({ id }) => id));
  causes.passOn('b', 'case');
  causes.passOn('a', 'case');
  causes.passOn('nothing', 'other');
  const correlations = ['a', 'b', 'case', 'other'].map((id) => causes.of(tx, id).correlationId);
  expect(correlations).toEqual(['of e1', 'of e2', 'of e2', 'of the batch']);
});
