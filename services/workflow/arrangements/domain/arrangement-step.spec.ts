import { nextArrangementStep } from './arrangement-step.js';

const nextActAtMs = Date.parse('2026-02-14T08:00:00Z');

test.each([
  ['waits until something is due', { open: true, nowMs: nextActAtMs - 1, nextActAtMs }, 'WAIT'],
  ['is kept once something is due', { open: true, nowMs: nextActAtMs, nextActAtMs }, 'KEEP'],
  ['is kept late too', { open: true, nowMs: nextActAtMs + 86_400_000, nextActAtMs }, 'KEEP'],
  ['waits for an event where nothing is due by itself', { open: true, nowMs: nextActAtMs, nextActAtMs: null }, 'WAIT'],
  ['ends with the plan', { open: false, nowMs: nextActAtMs, nextActAtMs }, 'END'],
  ['ends when nothing is known of it', { open: null, nowMs: nextActAtMs, nextActAtMs: null }, 'END'],
])('a plan %s', (_name, facts, next) => {
  expect(nextArrangementStep(facts).next).toBe(next);
});

test('the reason names the instant', () => {
  const { because } = nextArrangementStep({ open: true, nowMs: nextActAtMs, nextActAtMs });
  expect(because).toContain('2026-02-14T08:00:00.000Z');
});
