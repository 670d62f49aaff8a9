import fc from 'fast-check';
import { money } from '#libs/money';
import { oneLine } from '#libs/text';
import { templateContext } from './content.js';

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
