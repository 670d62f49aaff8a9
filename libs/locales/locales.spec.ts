import fc from 'fast-check';
import { money } from '#libs/money';
import { canonicalLocale, formatDate, formatLocale, formatMoney, localeCandidates } from './index.js';

const plain = (text: string) => text.replace(/\s/g, ' ');

describe('locales', () => {
  it('fall back from the region to the language, the organisation and English', () => {
    expect(localeCandidates('de-AT', 'fr-CH')).toEqual(['de-AT', 'de', 'fr-CH', 'fr', 'en']);
    expect(localeCandidates('de-at', 'de')).toEqual(['de-AT', 'de', 'en']);
    expect(localeCandidates('', 'en')).toEqual(['en']);
    expect(localeCandidates('not a tag', 'zh-Hant-TW')).toEqual(['zh-Hant-TW', 'zh-Hant', 'zh', 'en']);
    expect(canonicalLocale('DE-at')).toBe('de-AT');
    expect(canonicalLocale('!')).toBeNull();
  });

  it('writes figures as the reader does, when the text is in the same language', () => {
    expect(formatLocale('de-AT', 'de')).toBe('de-AT');
    expect(formatLocale('fr-CH', 'en')).toBe('en');
    expect(formatLocale('?', 'en')).toBe('en');
  });
});

describe('amounts and dates', () => {
  it('have the decimals of the currency and the signs of the locale', () => {
    expect(formatMoney(money(123_450n, 'USD'), 'en-US')).toBe('$1,234.50');
    expect(plain(formatMoney(money(123_450n, 'EUR'), 'de'))).toBe('1.234,50 €');
    expect(plain(formatMoney(money(1_234n, 'JPY'), 'en'))).toBe('¥1,234');
    expect(plain(formatMoney(money(1_234n, 'KWD'), 'en'))).toBe('KWD 1.234');
    expect(plain(formatMoney(money(9_007_199_254_740_993n, 'USD'), 'en'))).toBe('$90,071,992,547,409.93');
    expect(formatDate('2024-03-01', 'en-US')).toBe('March 1, 2024');
    expect(formatDate('2024-03-01', 'de')).toBe('1. März 2024');
    expect(formatDate('2024-03-01', 'de', 'short')).toBe('01.03.24');
  });

  it('lose no digit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 17n }), (minor) => {
        expect(BigInt(formatMoney(money(minor, 'USD'), 'en').replace(/\D/g, ''))).toBe(minor);
      }),
    );
  });
});
