import { isInForce } from './hold.js';

test('a hold ends at its instant, or when it is lifted', () => {
  const now = new Date('2013-01-01T10:00:00Z');
  expect(isInForce({ liftedAt: null, untilAt: null }, now)).toBe(true);
  expect(isInForce({ liftedAt: null, untilAt: new Date(now.getTime() + 1) }, now)).toBe(true);
  expect(isInForce({ liftedAt: null, untilAt: now }, now)).toBe(false);
  expect(isInForce({ liftedAt: now, untilAt: null }, now)).toBe(false);
});
