import type { Tx } from '#libs/transactions';
import type { Sequence } from '../domain/sequence.js';

/** What a sequence that is applied means for the invoices that are open already; the enrolment noun provides it. */
export abstract class OpenInvoices {
  /** How many of those in no case would join the sequence at once. */
  abstract countJoining(sequence: Sequence, now: Date): Promise<number>;
  /** Lets them join the new version, after the commit. @param skipMissed skips the steps whose time has passed */
  abstract enrol(tx: Tx, name: string, version: number, skipMissed: boolean): Promise<void>;
}
