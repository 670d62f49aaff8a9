import type { Invoice } from './invoice.js';

/** A draft for specs: 100.00 USD of customer `c1`, issued on 1 January 2013 and due on the 31st. */
export function draftOf(invoiceId: string, over: Partial<Invoice> = {}): Invoice {
  return {
    invoiceId,
    number: invoiceId.toUpperCase(),
    customerId: 'c1',
    creditorId: 'main',
    currency: 'USD',
    lifecycle: 'DRAFT',
    collectability: 'COLLECT',
    disputed: false,
    amountMinor: 10_000n,
    paidMinor: 0n,
    creditedMinor: 0n,
    issueDate: '2013-01-01',
    dueDate: '2013-01-31',
    zone: 'UTC',
    overdueAt: new Date('2013-02-01T00:00:00Z'),
    overdueMarked: false,
    episode: 1,
    issuedEpisode: 0,
    sequence: '',
    fromFeed: true,
    importId: null,
    version: 1n,
    createdAt: new Date('2013-01-01T00:00:00Z'),
    ...over,
  };
}
