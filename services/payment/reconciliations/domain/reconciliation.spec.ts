import { begin, finish, giveUp, openDay, pastDays } from './reconciliation.js';

const now = new Date('2026-03-10T08:00:00.000Z');
const opened = openDay('r', 'sandbox', '2026-03-09', now);
const tally = { matchedCount: 3, movedCount: 1, unmatchedCount: 2 };

describe('a reconciliation', () => {
  it('of the last days is made each day again, and of older ones by request alone', () => {
    const end = { runBy: 'system:payment', realNow: now, days: 7 };
    expect(finish(begin(opened, now), tally, end)).toMatchObject({
      ...{ ...tally, state: 'DONE', isRunning: false, runAt: now },
      lookAt: new Date('2026-03-11T08:00:00.000Z'),
    });
    const old = openDay('r', 'sandbox', '2026-03-02', now);
    expect(finish(begin(old, now), tally, end).lookAt).toBeNull();
  });

  it('keeps what it found before while the report cannot be had', () => {
    const done = finish(begin(opened, now), tally, { runBy: 'user:ann', realNow: now, days: 7 });
    const later = new Date('2026-03-11T08:00:00.000Z');
    expect(giveUp(begin(done, later), later)).toMatchObject({
      ...{ ...tally, state: 'DONE', runBy: 'user:ann', runAt: now, isRunning: false },
      lookAt: new Date('2026-03-11T08:15:00.000Z'),
    });
  });

  it('is due for each of the last days, in UTC, and not for the present one', () => {
    expect(pastDays(new Date('2026-03-01T00:00:00.000Z'), 2)).toEqual(['2026-02-27', '2026-02-28']);
    expect(pastDays(new Date('2026-02-28T23:59:59.999Z'), 1)).toEqual(['2026-02-27']);
  });
});
