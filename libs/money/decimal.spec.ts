import fc from 'fast-check';
import { readDecimal, writeDecimal } from './decimal.js';

describe('a decimal', () => {
  it('is read exactly, in the notation of a language', () => {
    expect(readDecimal('1.5', 4)).toBe(15_000n);
    expect(readDecimal(' 0,0001 ', 4, ',')).toBe(1n);
    expect(readDecimal('19', 2)).toBe(1_900n);
  });

  it.each(['', '-1', '1.', '.5', '1.23456', '1,5', '1.5.1', '1e3', '1234567890123'])('is not %j', (text) => {
    expect(readDecimal(text, 4)).toBeNull();
  });

  it('is written as it is read', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 12n), fc.constantFrom(2, 4), (parts, decimals) => {
        expect(readDecimal(writeDecimal(parts, decimals), decimals)).toBe(parts);
      }),
    );
    expect(writeDecimal(1_900n, 2)).toBe('19');
    expect(writeDecimal(15_001n, 4, ',')).toBe('1,5001');
  });
});
