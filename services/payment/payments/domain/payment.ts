import { DomainError, invalidFields, refusedTransition, type FieldViolation } from '#libs/errors';
import { isId } from '#libs/ids';
import { formatMajor, type Money } from '#libs/money';
import type { LocalDate } from '#libs/time';

export type PaymentState = 'SETTLED' | 'REVERSED';
export type PaymentCommand = 'reverse';
export type PaymentMethod = 'BANK_TRANSFER' | 'CHEQUE' | 'CASH';

/** The state table. Money received outside the product is settled when it becomes known. */
export const transitions: Readonly<Record<PaymentState, Partial<Record<PaymentCommand, PaymentState>>>> = {
  SETTLED: { reverse: 'REVERSED' },
  REVERSED: {},
};

/** What somebody says about money that was received. */
export interface Report {
  readonly customerId: string;
  /** Positive. */
  readonly amount: Money;
  readonly method: PaymentMethod;
  readonly valueDate: LocalDate;
  /** Remittance text. */
  readonly reference: string;
  /** Where the proof is kept. */
  readonly proof: string;
  /** Who reports it. */
  readonly source: string;
  /** Unique within the source. */
  readonly sourceId: string;
  /** Invoices that the payer named, in order. */
  readonly invoiceIds: readonly string[];
}

/** A part of a payment that settled an invoice, in the currency of the payment. */
export interface AllocatedPart {
  readonly invoiceId: string;
  readonly minor: bigint;
}

/** Money that moved. */
export interface Payment extends Report {
  readonly paymentId: string;
  readonly state: PaymentState;
  /** Settled, and invoice has not said yet what became of it. */
  readonly inFlight: boolean;
  readonly allocated: readonly AllocatedPart[];
  /** Version of the news of invoice that was taken last, 0 before any. */
  readonly allocationVersion: bigint;
  /** Empty unless reversed. */
  readonly reversalReason: string;
  readonly version: bigint;
  readonly createdAt: Date;
}

/** Greatest number of characters of each text; the tables check the same figures. */
export const maxLengths = { reference: 500, proof: 500, source: 100, sourceId: 200, reason: 200 } as const;
export const maxNamedInvoices = 500;

/** Source of payments that marking an invoice as paid makes; nobody else may report under it. */
export const markingSource = 'mark-as-paid';

/** @throws DomainError PAYMENT_INVALID that names every wrong field */
export function settle(report: Report, paymentId: string, now: Date): Payment {
  const violations = violationsOf(report);
  if (violations.length > 0) throw invalidFields('PAYMENT_INVALID', violations);
  return {
    ...report,
    paymentId,
    state: 'SETTLED',
    inFlight: true,
    allocated: [],
    allocationVersion: 0n,
    reversalReason: '',
    version: 1n,
    createdAt: now,
  };
}

/**
 * The payer or the bank takes the money back. It is in flight no longer: nothing will come of it.
 * Errors: PAYMENT_ALREADY_REVERSED; PAYMENT_INVALID for a reason that is empty or too long.
 */
export function reverse(payment: Payment, reason: string): Payment {
  const violations = textViolations('reason', reason, maxLengths.reason, 1);
  if (violations.length > 0) throw invalidFields('PAYMENT_INVALID', violations);
  const state = next(payment, 'reverse', 'PAYMENT_ALREADY_REVERSED');
  return { ...payment, state, inFlight: false, reversalReason: reason, version: payment.version + 1n };
}

/**
 * Invoice said what a payment settles now: nothing after a reversal; what is missing to the amount is unapplied cash.
 * News that is older than what is known changes nothing.
 */
export function takeAllocation(payment: Payment, parts: readonly AllocatedPart[], allocationVersion: bigint): Payment {
  if (allocationVersion <= payment.allocationVersion) return payment;
  return { ...payment, inFlight: false, allocated: parts, allocationVersion, version: payment.version + 1n };
}

/**
 * One payment reported twice is one payment, so both reports must speak of the same money.
 * @throws DomainError PAYMENT_SOURCE_CONFLICT
 */
export function assertSameMoney(known: Payment, report: Pick<Report, 'amount' | 'customerId'>): void {
  if (isSameMoney(known, report)) return;
  throw new DomainError(
    'PAYMENT_SOURCE_CONFLICT',
    'conflict',
    `${known.source} reported ${JSON.stringify(known.sourceId)} before as ${formatMajor(known.amount)} ${known.amount.currency} ` +
      `of customer ${known.customerId}. Use another source id for another payment.`,
    { facts: { payment_id: known.paymentId } },
  );
}

export function isSameMoney(known: Payment, report: Pick<Report, 'amount' | 'customerId'>): boolean {
  const { amount, customerId } = report;
  return (
    known.customerId === customerId && known.amount.minor === amount.minor && known.amount.currency === amount.currency
  );
}

export function paymentNotFound(paymentId: string): DomainError {
  return new DomainError('PAYMENT_NOT_FOUND', 'not-found', `There is no payment ${JSON.stringify(paymentId)}.`);
}

function next(payment: Payment, command: PaymentCommand, code: string): PaymentState {
  const row = transitions[payment.state];
  const to = row[command];
  if (!to) throw refusedTransition(code, `Payment ${payment.paymentId}`, command, payment.state, Object.keys(row));
  return to;
}

function violationsOf(report: Report): FieldViolation[] {
  const violations = [
    ...textViolations('reference', report.reference, maxLengths.reference),
    ...textViolations('proof', report.proof, maxLengths.proof),
    ...textViolations('source', report.source, maxLengths.source, 1),
    ...textViolations('source_id', report.sourceId, maxLengths.sourceId, 1),
  ];
  const { amount, customerId, invoiceIds } = report;
  if (amount.minor <= 0n) violations.push({ field: 'amount', description: 'must be positive' });
  if (amount.minor > maxMinor)
    violations.push({ field: 'amount', description: 'is greater than any account can hold' });
  if (!isId(customerId)) violations.push({ field: 'customer_id', description: 'is not an id' });
  if (invoiceIds.length > maxNamedInvoices) {
    violations.push({ field: 'invoice_numbers', description: `has more than ${maxNamedInvoices} values` });
  }
  return violations;
}

/** Greatest amount in minor units that one payment may have: beyond it a decimal point was lost. */
export const maxMinor = 10n ** 15n;

// PostgreSQL refuses NUL, and the other control characters break lists, files and terminals.
const controlCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

export function hasControlCharacters(text: string): boolean {
  return controlCharacters.test(text);
}

function textViolations(field: string, text: string, maxLength: number, minLength = 0): FieldViolation[] {
  if (text.length < minLength) return [{ field, description: 'is missing' }];
  if (text.length > maxLength) return [{ field, description: `has more than ${maxLength} characters` }];
  return hasControlCharacters(text) ? [{ field, description: 'contains control characters' }] : [];
}
