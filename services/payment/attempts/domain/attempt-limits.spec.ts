import { brokenLimit, type CountedAttempt } from './attempt-limits.js';

const limits = [
  { brand: '*', days: 30, max: 15, sameAmount: false },
  { brand: 'mastercard', days: 1, max: 10, sameAmount: false },
  { brand: 'mastercard', days: 30, max: 35, sameAmount: true },
];
const on = (day: number, amountMinor = 1_000n): CountedAttempt => ({
  at: new Date(Date.UTC(2026, 1, day, 9)),
  amountMinor,
});
const days = (from: number, to: number): CountedAttempt[] =>
  Array.from({ length: to - from + 1 }, (_, index) => on(from + index));

describe('the limit of attempts', () => {
  it('lets the fifteenth attempt of 30 days pass and not the sixteenth', () => {
    expect(brokenLimit(limits, 'visa', days(1, 14), on(15))).toBeNull();
    expect(brokenLimit(limits, 'visa', days(1, 15), on(16))).toMatchObject({ max: 15, days: 30 });
  });

  it('counts anew what lies 30 days back', () => {
    expect(brokenLimit(limits, 'visa', days(1, 15), on(31))).toBeNull();
  });

  it('is that of the brand where it has one, which may count the same amount only', () => {
    const day = Array.from({ length: 10 }, () => on(1));
    expect(brokenLimit(limits, 'Mastercard', day, on(1))).toMatchObject({ days: 1, max: 10 });
    expect(brokenLimit(limits, 'Mastercard', day, on(3))).toBeNull();
    const many = days(1, 28).flatMap((attempt) => [attempt, attempt]);
    expect(brokenLimit(limits, 'Mastercard', many, on(30))).toMatchObject({ max: 35 });
    expect(brokenLimit(limits, 'Mastercard', many, on(30, 999n))).toBeNull();
  });
});
