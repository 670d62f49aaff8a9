import { refusedTransition } from '#libs/errors';
import { sumOf } from '../../ledger/domain/components.js';
import { type Invoice, type WriteOffMethod, writtenOffOf } from '../../ledger/domain/invoice.js';
import { errors } from './errors.js';
import { refusals } from './refusals.js';

/** What was given up of an invoice, which has one of them. */
export interface WriteOff {
  /** Sorts by the time of writing off. */
  readonly writeOffId: string;
  readonly invoiceId: string;
  readonly customerId: string;
  readonly method: WriteOffMethod;
  readonly currency: string;
  /** What remained then. */
  readonly amountMinor: bigint;
  /** Empty for a small balance. */
  readonly reasonCode: string;
  readonly text: string;
  readonly actor: string;
  readonly writtenOffAt: Date;
}

/** A write-off with what became of it. */
export interface WriteOffStanding {
  readonly writeOff: WriteOff;
  readonly invoiceNumber: string;
  /** The amount, and what was paid before and taken back since. */
  readonly writtenOffMinor: bigint;
  readonly recoveredMinor: bigint;
}

export function standingOf(writeOff: WriteOff, invoice: Invoice): WriteOffStanding {
  const { number, recoveredMinor } = invoice;
  return { writeOff, invoiceNumber: number, writtenOffMinor: sumOf(writtenOffOf(invoice)), recoveredMinor };
}

/** The methods that a person chooses from; a small balance is closed by an act of its own. */
export const chosenMethods = ['DIRECT', 'ALLOWANCE'] as const;
export type ChosenMethod = (typeof chosenMethods)[number];

/** What collection knows of an invoice now. */
export interface CollectionStanding {
  /** What its case shows, where it is in an open one; what it left may be open too, for others. */
  readonly caseStates: readonly string[];
  /** An agency has it, or is about to. */
  readonly placed: boolean;
}

const closed: readonly string[] = ['CANCELLED', 'PAID', 'CLOSED', 'WRITTEN_OFF'];

/** Whether a case in this state still collects its invoices, or could. */
export function isOpenCase(state: string): boolean {
  return !closed.includes(state);
}

/** The states of a case in which its invoices may be written off (S1-09). */
const allowing: readonly string[] = ['ACTIVE', 'PAUSED', 'EXPIRED', 'WILL_FAIL', 'FAILED'];

/** @throws WRITE_OFF_STATE_FORBIDS */
export function assertNotCollected({ number }: Invoice, { caseStates, placed }: CollectionStanding): void {
  if (placed) throw refused(`Invoice ${number}`, 'PLACED', ['recall'], 'PLACED');
  const forbidding = caseStates.find((state) => !allowing.includes(state));
  if (forbidding === undefined) return;
  throw refused(`The case of invoice ${number}`, forbidding, ['pause', 'cancel'], 'CASE_COLLECTS');
}

function refused(what: string, state: string, allowed: readonly string[], reason: keyof typeof refusals): Error {
  return refusedTransition(errors.WRITE_OFF_STATE_FORBIDS, what, 'write off', state, allowed, refusals[reason], reason);
}
