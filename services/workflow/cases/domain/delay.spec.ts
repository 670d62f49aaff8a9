import { nextTry } from './delay.js';

const now = new Date('2026-03-02T10:00:00Z');
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
const waits = (until: Date, because: string) =>
  Array.from({ length: 9 }, (_, before) => (nextTry(now, until, because, before).getTime() - now.getTime()) / 60_000);

test('an act that stays blocked is tried later each time, up to an hour', () => {
  expect(waits(minutes(1), 'MONEY_IN_FLIGHT; due 2026-03-02, 3 days after the due date')).toEqual([
    1, 2, 4, 8, 16, 32, 60, 60, 60,
  ]);
});

test('an act that waits for its hour is tried at that hour, however often it waited', () => {
  expect(waits(minutes(90), 'OUTSIDE_CONTACT_HOURS; due')).toEqual(Array(9).fill(90));
  expect(waits(minutes(-5), 'OUTSIDE_CONTACT_HOURS; due')[0]).toBeGreaterThan(0);
});

test('a block that says itself how long it lasts is believed where that is longer', () => {
  expect(nextTry(now, minutes(600), 'CASE_HELD; due', 2)).toEqual(minutes(600));
});
