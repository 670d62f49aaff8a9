import { faultOf, refusedTransition } from '#libs/errors';
import {
  FieldFaults,
  maxIds,
  maxLengths,
  readId,
  readLine,
  readOptionalText,
  readReason,
  requireField,
} from '#libs/fields';
import { type Money, moneyText } from '#libs/money';
import type { LocalDate } from '#libs/time';
import { errors } from './errors.js';

export type PaymentState = 'SETTLED' | 'REVERSED';
export type PaymentCommand = 'reverse';
export type PaymentMethod = 'BANK_TRANSFER' | 'CHEQUE' | 'CASH' | 'CARD' | 'DIRECT_DEBIT';

/** The state table. Money received outside the product is settled when it becomes known. */
export const transitions: Readonly<Record<PaymentState, Partial<Record<PaymentCommand, PaymentState>>>> = {
  SETTLED: { reverse: 'REVERSED' },
  REVERSED: {},
};

/** What somebody reports about money that was received. */
export interface Report {
  readonly customerId: string;
  /** Positive. */
  readonly amount: Money;
  readonly method: PaymentMethod;
  readonly valueDate: LocalDate;
  /** Remittance text. */
  readonly reference: string;
  /** Where the proof is stored. */
  readonly proof: string;
  /** Who reports it. */
  readonly source: string;
  /** Unique within the source. */
  readonly sourceId: string;
  /** Invoices that the payer named, in order. */
  readonly invoiceIds: readonly string[];
}

/** When a report is recorded. */
export interface BusinessTime {
  readonly now: Date;
  /** The organisation's local date at `now`; no value date lies after it. */
  readonly today: LocalDate;
}

/** What an invoice consists of, as the invoice service names it. */
export type Component = 'PRINCIPAL' | 'INTEREST' | 'FEE' | 'COST';

/** A part of a payment that settled an invoice, in the currency of the payment. */
export interface AllocatedPart {
  readonly invoiceId: string;
  readonly minor: bigint;
  /** The same by component, without those of zero; empty where 0.2 allocated it, which knew principal alone. */
  readonly components: readonly { readonly component: Component; readonly minor: bigint }[];
}

/** What instalments that are due ask for of an invoice, in the currency of the payment. */
export interface DuePart {
  readonly invoiceId: string;
  readonly minor: bigint;
}

/** Money that moved. */
export interface Payment extends Report {
  readonly paymentId: string;
  readonly state: PaymentState;
  /** Settled, but not yet allocated by the invoice service. */
  readonly inFlight: boolean;
  readonly allocated: readonly AllocatedPart[];
  /** Version of the latest allocation by the invoice service, 0 before any. */
  readonly allocationVersion: bigint;
  /** Empty unless reversed. */
  readonly reversalReason: string;
  readonly version: bigint;
  readonly createdAt: Date;
}

/** Source of payments that marking an invoice as paid makes; nobody else may report under it. */
export const markingSource = 'mark-as-paid';

/** Highest amount in minor units that one payment may have: beyond it a decimal point was lost. */
export const maxMinor = 10n ** 15n;

/** @throws PAYMENT_INVALID that names every wrong field */
export function settle(report: Report, paymentId: string, { now, today }: BusinessTime): Payment {
  const { amount, invoiceIds } = report;
  const faults = new FieldFaults();
  const reference = faults.take('reference', readOptionalText(report.reference, maxLengths.remittanceText));
  const proof = faults.take('proof', readOptionalText(report.proof, maxLengths.proof));
  const source = faults.take('source', readLine(report.source, maxLengths.reference));
  const sourceId = faults.take('source_id', readLine(report.sourceId, maxLengths.reference));
  faults.check(amount.minor > 0n, 'amount', faultOf('NOT_POSITIVE'));
  faults.check(amount.minor <= maxMinor, 'amount', 'is greater than any account can hold');
  faults.check(report.valueDate <= today, 'value_date', faultOf('IN_FUTURE', { today }));
  faults.take('customer_id', readId(report.customerId));
  faults.check(invoiceIds.length <= maxIds, 'invoice_numbers', faultOf('TOO_MANY', { max: maxIds }));
  faults.throwIfAny(errors.PAYMENT_INVALID);
  return {
    ...report,
    reference: reference!,
    proof: proof!,
    source: source!,
    sourceId: sourceId!,
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
 * The payer or the bank takes the money back. It is no longer in flight: nothing will come of it.
 * @throws PAYMENT_STATE_FORBIDS; PAYMENT_INVALID for a reason that is empty or too long
 */
export function reverse(payment: Payment, reason: string): Payment {
  const reversalReason = requireField(errors.PAYMENT_INVALID, 'reason', readReason(reason));
  const state = nextState(payment, 'reverse');
  return { ...payment, state, inFlight: false, reversalReason, version: payment.version + 1n };
}

/**
 * Records what the payment settles now: nothing after a reversal; what is missing to the amount is unapplied cash. An
 * allocation that is older than the recorded one changes nothing.
 */
export function recordAllocation(
  payment: Payment,
  parts: readonly AllocatedPart[],
  version: bigint,
  isFirst: boolean,
): Payment {
  if (!isFirst) {
    const allocated = [...payment.allocated, ...parts];
    return version === payment.allocationVersion ? { ...payment, allocated, version: payment.version + 1n } : payment;
  }
  if (version <= payment.allocationVersion) return payment;
  return { ...payment, inFlight: false, allocated: parts, allocationVersion: version, version: payment.version + 1n };
}

/** The invoices that a payment names or settles, each once. */
export function invoicesOf({ invoiceIds, allocated }: Pick<Payment, 'invoiceIds' | 'allocated'>): string[] {
  return [...new Set([...invoiceIds, ...allocated.map(({ invoiceId }) => invoiceId)])];
}

/**
 * One payment reported twice is one payment, so both reports must speak of the same money.
 * @throws PAYMENT_KEY_REUSED
 */
export function assertSameMoney(known: Payment, report: ReportedMoney): void {
  if (isSameMoney(known, report)) return;
  throw errors.PAYMENT_KEY_REUSED(
    `${known.source} reported ${JSON.stringify(known.sourceId)} before as ${moneyText(known.amount)} ` +
      `of customer ${known.customerId}. Use another source id for another payment.`,
    { facts: { payment_id: known.paymentId } },
  );
}

/** How much, and of whom. */
export type ReportedMoney = Pick<Report, 'amount' | 'customerId'>;

export function isSameMoney(known: ReportedMoney, report: ReportedMoney): boolean {
  const { amount, customerId } = report;
  return (
    known.customerId === customerId && known.amount.minor === amount.minor && known.amount.currency === amount.currency
  );
}

function nextState({ paymentId, state }: Payment, command: PaymentCommand): PaymentState {
  const row = transitions[state];
  const next = row[command];
  if (next) return next;
  throw refusedTransition(errors.PAYMENT_STATE_FORBIDS, `Payment ${paymentId}`, command, state, Object.keys(row));
}
