import { nextPromiseStep } from './promise-step.js';

const judgeAtMs = Date.parse('2026-02-14T08:00:00Z');

test.each([
  ['waits while the debtor has time', { open: true, nowMs: judgeAtMs - 1 }, 'WAIT'],
  ['is judged once its last day is over', { open: true, nowMs: judgeAtMs }, 'JUDGE'],
  ['is judged late too', { open: true, nowMs: judgeAtMs + 86_400_000 }, 'JUDGE'],
  ['ends when it was decided', { open: false, nowMs: judgeAtMs - 1 }, 'END'],
  ['ends when nothing is known of it', { open: null, nowMs: judgeAtMs }, 'END'],
])('a promise %s', (_name, facts, next) => {
  expect(nextPromiseStep({ ...facts, judgeAtMs }).next).toBe(next);
});

test('the reason names the instant', () => {
  expect(nextPromiseStep({ open: true, nowMs: judgeAtMs, judgeAtMs }).because).toContain('2026-02-14T08:00:00.000Z');
});
