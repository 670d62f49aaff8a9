import type { Invoice } from '../../ledger/domain/invoice.js';

export type DraftInput = Pick<
  Invoice,
  | 'invoiceId'
  | 'number'
  | 'customerId'
  | 'zone'
  | 'creditorId'
  | 'amountMinor'
  | 'currency'
  | 'issueDate'
  | 'dueDate'
  | 'overdueAt'
  | 'createdAt'
> &
  Partial<Pick<Invoice, 'paidElsewhereMinor' | 'collectability' | 'fromFeed' | 'importId'>>;

/** A draft: nobody owes it yet. */
export function newDraft(input: DraftInput): Invoice {
  return {
    paidElsewhereMinor: 0n,
    collectability: 'COLLECT',
    fromFeed: false,
    importId: null,
    ...input,
    lifecycle: 'DRAFT',
    disputed: false,
    voidStands: false,
    paidMinor: 0n,
    creditedMinor: 0n,
    overdueMarked: false,
    episode: 1,
    issuedEpisode: 0,
    sequence: '',
    version: 1n,
  };
}
