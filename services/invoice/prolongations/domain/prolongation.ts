import { refusedTransition } from '#libs/errors';
import type { LocalDate } from '#libs/time';
import type { DueDateSource, Invoice } from '../../ledger/domain/invoice.js';
import { errors } from './errors.js';
import { refusals } from './refusals.js';

/** More time for one invoice, and what was charged for it. */
export interface Prolongation {
  readonly prolongationId: string;
  readonly invoiceId: string;
  readonly invoiceNumber: string;
  readonly customerId: string;
  readonly currency: string;
  readonly state: 'MADE' | 'CANCELLED';
  readonly days: number;
  /** Which of the invoice it is, from 1. */
  readonly count: number;
  readonly oldDueDate: LocalDate;
  readonly oldDueDateSource: DueDateSource;
  readonly newDueDate: LocalDate;
  /** Without tax. */
  readonly feeMinor: bigint;
  readonly taxMinor: bigint;
  /** Null where nothing was charged. */
  readonly feeInvoiceId: string | null;
  readonly feeInvoiceNumber: string;
  readonly reason: string;
  readonly actor: string;
  readonly prolongedAt: Date;
  readonly cancelReason: string;
  readonly canceller: string;
  readonly cancelledAt: Date | null;
}

/** What an invoice has had of prolongations; those that were taken back do not count. */
export interface HadProlongations {
  readonly count: number;
  readonly totalDays: number;
}

export function hadOf(prolongations: readonly Prolongation[]): HadProlongations {
  const made = prolongations.filter(({ state }) => state === 'MADE');
  return { count: made.length, totalDays: made.reduce((sum, { days }) => sum + days, 0) };
}

/**
 * Asserts that a prolongation may be taken back.
 * @param ofInvoice all of its invoice
 * @param fee the invoice of its fee, where something was charged
 * @throws PROLONGATION_STATE_FORBIDS
 */
export function assertCancellable(
  prolongation: Prolongation,
  { ofInvoice, invoice, fee }: { ofInvoice: readonly Prolongation[]; invoice: Invoice; fee: Invoice | null },
): void {
  const { prolongationId, state, count, newDueDate } = prolongation;
  const refuse = (reason: keyof typeof refusals): Error => {
    const what = `Prolongation ${prolongationId}`;
    return refusedTransition(errors.PROLONGATION_STATE_FORBIDS, what, 'cancel', state, [], refusals[reason], reason);
  };
  if (state === 'CANCELLED') throw refuse('TAKEN_BACK');
  if (ofInvoice.some((other) => other.state === 'MADE' && other.count > count)) throw refuse('PROLONGED_SINCE');
  if (invoice.dueDate !== newDueDate) throw refuse('DUE_DATE_MOVED');
  if (fee && (fee.paidMinor > 0n || fee.creditedMinor > 0n)) throw refuse('FEE_PAID');
}

export function cancelled(
  prolongation: Prolongation,
  by: Pick<Prolongation, 'cancelReason' | 'canceller'> & { readonly cancelledAt: Date },
): Prolongation {
  return { ...prolongation, ...by, state: 'CANCELLED' };
}
