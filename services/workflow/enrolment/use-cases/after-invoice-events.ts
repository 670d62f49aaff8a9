import type { Tx } from '#libs/transactions';

/** What else a batch of invoice events sets off; the clock noun provides it. */
export abstract class AfterInvoiceEvents {
  /** @param types full names of the events, one for each */
  abstract invoiceEventsConsumed(tx: Tx, types: readonly string[]): Promise<void>;
}
