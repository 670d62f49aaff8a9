import type { InvoiceFacts } from '#libs/fence';
import { money } from '#libs/money';
import { type TemplateContext, templateContext } from '../domain/content.js';

export const sampleUnsubscribeUrl = 'https://example.test/unsubscribe/sample';

/** Sample data for the trial of a template before it is stored: not yet due, overdue, and several of both. */
export function sampleContexts(locale: string): TemplateContext[] {
  const overdue = invoice('INV-1001', 123_450n, '2024-02-01');
  const due = invoice('INV-1002', 9_900n, '2024-03-01');
  const upcoming = invoice('INV-1003', 50n, '2024-03-20');
  return [[overdue], [due], [upcoming], [overdue, due, upcoming]].map((invoices) =>
    templateContext({
      customer: { name: 'Ada Example', reference: 'C-1001' },
      invoices,
      organisationName: 'Example Ltd',
      unsubscribeUrl: sampleUnsubscribeUrl,
      today: '2024-03-01',
      locale,
    }),
  );
}

function invoice(number: string, remainingMinor: bigint, dueDate: string): InvoiceFacts {
  return {
    invoiceId: number,
    number,
    customerId: 'sample',
    lifecycle: 'OPEN',
    collectable: true,
    disputed: false,
    amount: money(remainingMinor * 2n, 'EUR'),
    remaining: money(remainingMinor, 'EUR'),
    dueDate,
    version: 1n,
  };
}
