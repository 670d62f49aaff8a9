import type { Tx } from '#libs/transactions';
import type { JoinPreview } from '../domain/join-preview.js';
import type { Sequence } from '../domain/sequence.js';

/** What a sequence that is applied means for the invoices that are open already; the enrolment noun provides it. */
export abstract class OpenInvoices {
  /** What would follow at once for those in no case. @param skipMissed as for `enrol` */
  abstract preview(sequence: Sequence, skipMissed: boolean, now: Date): Promise<JoinPreview>;
  /** Lets them join the new version, after the commit. @param skipMissed skips the steps whose time has passed */
  abstract enrol(tx: Tx, name: string, version: number, skipMissed: boolean): Promise<void>;
}
