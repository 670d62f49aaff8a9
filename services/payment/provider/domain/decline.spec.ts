import { declineOf } from './decline.js';

const sentence = 'Your card was declined.';
const classOf = (code: string, adviceCode = '') => declineOf({ code, adviceCode, sentence }).class;

describe('a decline', () => {
  it.each([
    ['lost_card', 'HARD'],
    ['stolen_card', 'HARD'],
    ['insufficient_funds', 'SOFT'],
    ['do_not_honor', 'SOFT'],
    ['expired_card', 'EXPIRED_METHOD'],
    ['authentication_required', 'NEEDS_ACTION'],
    ['R01', 'SOFT'],
    ['R02', 'HARD'],
    ['AM04', 'SOFT'],
    ['AC04', 'HARD'],
    ['MD01', 'HARD'],
    ['MS03', 'SOFT'],
  ])('is classed by its code, though all say the same sentence: %s is %s', (code, expected) => {
    expect(classOf(code)).toBe(expected);
  });

  it('is hard where the network forbids another attempt, and over where it asks for a new card', () => {
    expect(classOf('do_not_honor', '03')).toBe('HARD');
    expect(classOf('insufficient_funds', '21')).toBe('HARD');
    expect(classOf('generic_decline', '01')).toBe('EXPIRED_METHOD');
    expect(classOf('do_not_honor', '02')).toBe('SOFT');
  });

  it('of an unknown code forbids nothing, and its texts are bounded', () => {
    const decline = declineOf({ code: 'x'.repeat(1_000), adviceCode: '', sentence: 'y'.repeat(1_000) });
    expect([decline.class, decline.code.length, decline.sentence.length]).toEqual(['SOFT', 60, 500]);
  });
});
