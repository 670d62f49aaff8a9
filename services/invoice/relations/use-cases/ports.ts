import type { Tx } from '#libs/transactions';

/** What one invoice has to do with another: it is the fee for which the other one is due later. */
export interface InvoiceRelation {
  readonly invoiceId: string;
  readonly type: 'DEFERS';
  readonly relatedInvoiceId: string;
  readonly createdAt: Date;
}

/** A relation as one of both sees it. */
export interface SeenRelation {
  readonly type: 'DEFERS' | 'DEFERRED_BY';
  /** The other one. */
  readonly invoiceId: string;
  readonly number: string;
}

export abstract class RelationStore {
  abstract insert(tx: Tx, relation: InvoiceRelation): Promise<void>;
  /** Of an invoice, from either side, the first one first. */
  abstract findOf(invoiceId: string): Promise<SeenRelation[]>;
}
