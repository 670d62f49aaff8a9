import type { Tx } from '#libs/platform';
import type { Case } from '../domain/case.js';
import type { Hold } from '../domain/hold.js';
import type { StepRecord } from './ports.js';

/**
 * The facts this service publishes. A case's version grows with each, so the case passed in is the one that is saved
 * in the same transaction.
 */
export abstract class WorkflowFacts {
  abstract sequenceApplied(tx: Tx, name: string, version: number): void;
  abstract caseOpened(tx: Tx, changed: Case, reason: string): void;
  abstract caseChanged(tx: Tx, changed: Case, reason: string): void;
  abstract caseClosed(tx: Tx, changed: Case, reason: string): void;
  abstract invoiceEnrolled(
    tx: Tx,
    changed: Case,
    invoice: { invoiceId: string; episode: number },
    reason: string,
  ): void;
  abstract invoiceLeft(tx: Tx, changed: Case, invoice: { invoiceId: string; episode: number }, reason: string): void;
  abstract stepsDone(tx: Tx, changed: Case, steps: readonly StepRecord[]): void;
  abstract holdPlaced(tx: Tx, hold: Hold): void;
  abstract holdLifted(tx: Tx, hold: Hold, reason: string): void;
}
