import fc from 'fast-check';
import { isFinished, nextPlacementStep, type PlacementFacts } from './placement-step.js';

const nowMs = Date.UTC(2014, 1, 1, 10);
const facts = (over: Partial<PlacementFacts>): PlacementFacts => ({
  nowMs,
  state: 'ACTIVE',
  recallEndsAtMs: null,
  ...over,
});

test.each([
  ['DRAFT', 'SEND'],
  ['READY', 'SEND'],
  ['SENT', 'WAIT'],
  ['ACTIVE', 'WAIT'],
  ['RECALL_REQUESTED', 'WAIT'],
  ['REJECTED', 'END'],
  ['RECALLED', 'END'],
  ['CLOSED_PAID', 'END'],
  ['REFUSED', 'END'],
  [null, 'END'],
] as const)('a placement that is %s: %s', (state, expected) => {
  expect(nextPlacementStep(facts({ state })).next).toBe(expected);
});

test('a recall expires on the instant by which the agency had to confirm it, and not before', () => {
  const recalling = (recallEndsAtMs: number) => nextPlacementStep(facts({ state: 'RECALL_REQUESTED', recallEndsAtMs }));
  expect(recalling(nowMs + 1)).toMatchObject({ next: 'WAIT' });
  expect(recalling(nowMs)).toMatchObject({ next: 'EXPIRE_RECALL' });
  expect(recalling(nowMs - 1)).toMatchObject({ next: 'EXPIRE_RECALL' });
});

test('the recall of some lines of an active placement expires too', () => {
  expect(nextPlacementStep(facts({ recallEndsAtMs: nowMs - 1 }))).toMatchObject({ next: 'EXPIRE_RECALL' });
});

test('it ends exactly when the placement is finished or unknown, and always says why', () => {
  const states = [
    'DRAFT',
    'READY',
    'SENT',
    'ACTIVE',
    'RECALL_REQUESTED',
    'REJECTED',
    'RECALLED',
    'CLOSED_PAID',
    'REFUSED',
  ];
  const given = fc.record({
    state: fc.constantFrom(null, ...states),
    recallEndsAtMs: fc.option(fc.integer({ min: nowMs - 5, max: nowMs + 5 })),
  });
  fc.assert(
    fc.property(given, ({ state, recallEndsAtMs }) => {
      const { next, because } = nextPlacementStep(facts({ state, recallEndsAtMs }));
      expect(next === 'END').toBe(state === null || isFinished(state));
      expect(because).not.toBe('');
    }),
  );
});
