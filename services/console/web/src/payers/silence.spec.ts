import { silenceOf } from './silence.js';

const now = '2026-03-05T10:00:00.000Z';
const zone = 'Europe/Berlin';

describe('the longest silence of a customer', () => {
  it('lies between two signs, whether those are payments or contacts', () => {
    const signs = ['2025-06-01', '2025-12-01T09:00:00.000Z', '2026-02-20', null];
    expect(silenceOf({ signs, since: '2020-01-01T00:00:00.000Z', now, zone })).toEqual({
      days: 183,
      from: '2025-06-01',
      until: '2025-12-01',
    });
  });

  it('lasts where nothing was heard since', () => {
    const signs = ['2025-04-01'];
    expect(silenceOf({ signs, since: null, now, zone })).toEqual({ days: 338, from: '2025-04-01', until: null });
  });

  it('is not longer than there is a customer, nor than twelve months', () => {
    const ofNew = silenceOf({ signs: [], since: '2026-03-01T00:00:00.000Z', now, zone });
    expect(ofNew).toEqual({ days: 4, from: '2026-03-01', until: null });
    const ofOld = silenceOf({ signs: ['2024-01-01'], since: '2020-01-01T00:00:00.000Z', now, zone });
    expect(ofOld).toEqual({ days: 365, from: '2025-03-05', until: null });
  });

  it('counts days where the organisation is', () => {
    const signs = ['2026-03-03T23:30:00.000Z'];
    const { days } = silenceOf({ signs, since: '2026-03-04T00:00:00.000Z', now, zone });
    expect(days).toBe(1);
  });
});
