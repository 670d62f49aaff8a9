import { checkEveryMs, type Session, standingOf } from './session.js';

const limits = { idleMs: 3_600_000, maxMs: 43_200_000, checkMs: 900_000 };
const eight = new Date('2026-03-02T08:00:00Z');
const after = (minutes: number) => new Date(eight.getTime() + minutes * 60_000);

const sessions = Array.from({ length: 500 }, (_, index) => ({
  sessionHash: `session ${index}`,
  seenAt: after(10),
  checkedAt: eight,
  endsAt: after(720),
})) as unknown as Session[];

describe('sessions that began together', () => {
  it('do not all ask the provider together, and each asks about as often as is set', () => {
    const often = sessions.map((session) => checkEveryMs(session, limits));
    expect(Math.min(...often)).toBeGreaterThanOrEqual(limits.checkMs * 0.8);
    expect(Math.max(...often)).toBeLessThanOrEqual(limits.checkMs);
    const asking = (minutes: number) =>
      sessions.filter((session) => standingOf(session, after(minutes), limits) === 'TO_CHECK').length;
    expect([asking(11.9), asking(15)]).toEqual([0, sessions.length]);
    expect(asking(13.5)).toBeGreaterThan(150);
    expect(asking(13.5)).toBeLessThan(350);
  });
});
