import fc from 'fast-check';
import { compareText, stableHash } from './index.js';

describe('texts', () => {
  it('are ordered by code units', () => {
    expect(['b', 'a', 'B', 'é', ''].sort(compareText)).toEqual(['', 'B', 'a', 'b', 'é']);
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => compareText(a, b) === -compareText(b, a) || a === b));
  });

  it.each([
    ['', 0x811c9dc5],
    ['a', 0xe40c292c],
    ['foobar', 0xbf9cf968],
  ])('hash as FNV-1a says: %j', (text, hash) => {
    expect(stableHash(text)).toBe(hash);
  });
});
