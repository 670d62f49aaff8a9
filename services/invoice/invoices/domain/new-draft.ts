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
  Partial<
    Pick<
      Invoice,
      | 'paidElsewhereMinor'
      | 'collectability'
      | 'fromFeed'
      | 'importId'
      | 'linesGrossMinor'
      | 'linesTaxMinor'
      | 'numberSeries'
      | 'kind'
      | 'dueDateSource'
    >
  >;

/** A draft: nobody owes it yet. */
export function newDraft(input: DraftInput): Invoice {
  return {
    paidElsewhereMinor: 0n,
    collectability: 'COLLECT',
    collectionStands: false,
    fromFeed: false,
    importId: null,
    kind: 'REGULAR',
    dueDateSource: 'GIVEN',
    linesGrossMinor: 0n,
    linesTaxMinor: 0n,
    numberSeries: '',
    ...input,
    lifecycle: 'DRAFT',
    disputed: false,
    disputedMinor: null,
    voidStands: false,
    interestMinor: 0n,
    feeMinor: 0n,
    costMinor: 0n,
    paidMinor: 0n,
    interestPaidMinor: 0n,
    feePaidMinor: 0n,
    costPaidMinor: 0n,
    creditedMinor: 0n,
    creditNoteMinor: 0n,
    taxMinor: 0n,
    writeOffMethod: null,
    recoveredMinor: 0n,
    overdueMarked: false,
    episode: 1,
    issuedEpisode: 0,
    sequence: '',
    version: 1n,
  };
}
