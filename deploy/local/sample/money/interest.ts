import type { Dunlin } from '#libs/client';

/** Some way down the list of overdue invoices, where none has charges. */
const first = 20;
const bearingCount = 3;

/** Agrees interest with the customers of some overdue invoices, and posts what these cost by now. */
export async function loadInterest({ invoice, caller }: Dunlin): Promise<void> {
  const overdue = {
    overdue: true,
    disputed: false,
    orderBy: 'ORDER_DUE_DATE',
    pageSize: first + bearingCount,
  } as const;
  const { invoices } = await invoice.listInvoices(overdue, caller);
  for (const { invoiceId, customerId } of invoices.slice(first)) {
    const terms = { level: 'LEVEL_CUSTOMER', customerId, kind: 'KIND_REGULAR', interestPolicy: 'rate:8' } as const;
    await invoice.setTerms({ requestId: `sample/interest/terms/${invoiceId}`, terms }, caller);
    await invoice.postInterest({ requestId: `sample/interest/${invoiceId}`, invoiceId }, caller);
  }
}
