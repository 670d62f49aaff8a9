import fc from 'fast-check';
import { money } from '#libs/money';
import { formatDate, formatMoney, oneLine, templateContext } from './content.js';
import { canonicalLocale, formatLocale, localeCandidates } from './locale.js';

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

describe('the context of a template', () => {
  const invoice = (number: string, minor: bigint, currency: string, dueDate: string) => ({
    invoiceId: number,
    number,
    customerId: 'c1',
    lifecycle: 'OPEN' as const,
    collectable: true,
    disputed: false,
    amount: money(minor * 2n, currency),
    remaining: money(minor, currency),
    dueDate,
    version: 1n,
  });
  const context = templateContext({
    customer: { name: 'Ada\r\nBcc: eve@example.test', reference: 'C\u202e1' },
    invoices: [
      invoice('A', 100n, 'USD', '2024-05-01'),
      invoice('B', 250n, 'USD', '2024-05-20'),
      invoice('C', 99n, 'EUR', '2024-05-15'),
    ],
    organisationName: 'Northwind',
    unsubscribeUrl: 'https://example.test/u',
    today: '2024-05-15',
    locale: 'en-US',
  });

  it('lists the invoices, counts days and sums by currency', () => {
    expect(context.invoice).toBe(context.invoices[0]);
    expect(context.invoices.map(({ daysOverdue, daysUntilDue }) => [daysOverdue, daysUntilDue])).toEqual([
      [14, 0],
      [0, 5],
      [0, 0],
    ]);
    expect(context.invoice).toMatchObject({
      amount: '$2.00',
      remaining: '$1.00',
      dueDate: 'May 1, 2024',
      remainingMajor: '1.00',
    });
    expect(context.total).toBe('€0.99 + $3.50');
  });

  it('holds no line breaks and no marks that turn text around', () => {
    expect(context.customer).toEqual({ name: 'Ada Bcc: eve@example.test', reference: 'C 1' });
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(oneLine(text)).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });
});
