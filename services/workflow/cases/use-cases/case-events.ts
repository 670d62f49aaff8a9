import type { Tx } from '#libs/platform';
import type { Case } from '../domain/case.js';
import type { StepRecord } from './ports.js';

/**
 * The events about cases. A case's version grows with each, so the case passed in is the one that is saved in the same
 * transaction.
 */
export abstract class CaseEvents {
  abstract opened(tx: Tx, changed: Case, reason: string): void;
  abstract changed(tx: Tx, changed: Case, reason: string): void;
  abstract closed(tx: Tx, changed: Case, reason: string): void;
  abstract invoiceEnrolled(
    tx: Tx,
    changed: Case,
    invoice: { invoiceId: string; episode: number },
    reason: string,
  ): void;
  abstract invoiceLeft(tx: Tx, changed: Case, invoice: { invoiceId: string; episode: number }, reason: string): void;
  abstract stepsDone(tx: Tx, changed: Case, steps: readonly StepRecord[]): void;
}
