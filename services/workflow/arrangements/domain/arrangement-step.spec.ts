import { type ArrangementStepFacts, nextArrangementStep } from './arrangement-step.js';

const nextActAtMs = Date.parse('2026-02-14T08:00:00Z');
const waiting: ArrangementStepFacts = {
  nowMs: nextActAtMs - 1,
  open: true,
  paused: false,
  pausedHere: false,
  invoicesPaused: false,
  nextActAtMs,
};

test.each<[string, Partial<ArrangementStepFacts>, string]>([
  ['waits until something is due', {}, 'WAIT'],
  ['is kept once something is due', { nowMs: nextActAtMs }, 'KEEP'],
  ['is kept late too', { nowMs: nextActAtMs + 86_400_000 }, 'KEEP'],
  ['waits for an event where nothing is due by itself', { nextActAtMs: null }, 'WAIT'],
  ['is paused with its invoices, whatever is due', { invoicesPaused: true, nowMs: nextActAtMs }, 'PAUSE'],
  ['stays paused with them', { invoicesPaused: true, paused: true, pausedHere: true, nextActAtMs: null }, 'WAIT'],
  ['goes on with them', { paused: true, pausedHere: true, nextActAtMs: null }, 'RESUME'],
  ['that people paused goes on by people alone', { paused: true, nextActAtMs: null }, 'WAIT'],
  ['ends with the plan', { open: false, nowMs: nextActAtMs }, 'END'],
  ['ends when nothing is known of it', { open: null, nextActAtMs: null }, 'END'],
])('a plan %s', (_name, facts, next) => {
  expect(nextArrangementStep({ ...waiting, ...facts }).next).toBe(next);
});

test('the reason names the instant', () => {
  expect(nextArrangementStep(waiting).because).toContain('2026-02-14T08:00:00.000Z');
});
