import type { PageRequest, Tx } from '#libs/transactions';
import type { CreditNote } from '../domain/credit-note.js';

/** Conditions of a list, combined with AND; null means any. */
export interface CreditNoteFilter {
  readonly invoiceId: string | null;
  readonly customerId: string | null;
  /** Whether the credit note that was made last comes first. */
  readonly descending: boolean;
}

export type CreditNoteKey = readonly [creditNoteId: string];

export abstract class CreditNoteStore {
  /** @returns null when there is none */
  abstract find(creditNoteId: string): Promise<CreditNote | null>;
  /** In the order in which they were made, or the other way round. */
  abstract list(filter: CreditNoteFilter, page: PageRequest<CreditNoteKey>): Promise<CreditNote[]>;
  /** Those that exist of these numbers. */
  abstract findByNumber(tx: Tx, names: readonly Pick<CreditNote, 'number' | 'creditorId'>[]): Promise<CreditNote[]>;
  /** Inserts those whose numbers are known to be free. */
  abstract insertMany(tx: Tx, creditNotes: readonly CreditNote[]): Promise<void>;
  /** @returns whether its number was free */
  abstract insert(tx: Tx, creditNote: CreditNote): Promise<boolean>;
}

/** Publishes what happened to credit notes, in the transaction. */
export abstract class CreditNoteEvents {
  abstract created(tx: Tx, creditNote: CreditNote, invoiceNumber: string): void;
}
