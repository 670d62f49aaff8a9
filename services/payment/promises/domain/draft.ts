import { faultOf, invariant, refusedTransition } from '#libs/errors';
import type { InvoiceLifecycle } from '#libs/fence';
import { FieldFaults, maxLengths, readOptionalText } from '#libs/fields';
import { type Money, moneyText } from '#libs/money';
import { addDays, type LocalDate, localDateAt, overdueInstant } from '#libs/time';
import type { BusinessTime, PaymentMethod } from '../../payments/domain/payment.js';
import { errors } from './errors.js';
import { type PaymentPromise, spread } from './promise.js';
import { refusals } from './refusals.js';

/** An invoice that is promised, as its owners know it now. */
export interface PromisableInvoice {
  readonly invoiceId: string;
  readonly number: string;
  readonly customerId: string;
  readonly currency: string;
  readonly lifecycle: InvoiceLifecycle;
  /** Whether it may be collected. */
  readonly collectable: boolean;
  /** All that remains is in dispute. */
  readonly disputed: boolean;
  /** A part of what remains is in dispute. */
  readonly disputedInPart: boolean;
  /** What the debtor is asked for: what remains without a part in dispute. */
  readonly collectableMinor: bigint;
  readonly dueDate: LocalDate;
  readonly version: bigint;
  /** An agency has it, or is about to. */
  readonly placed: boolean;
}

/** What a debtor promises, as somebody noted it. */
export interface PromiseInput {
  readonly customerId: string;
  readonly invoiceIds: readonly string[];
  /** Null for all that is collected of the invoices. */
  readonly amount: Money | null;
  readonly dueDate: LocalDate | null;
  readonly method: PaymentMethod | null;
  readonly notes: string;
}

/** What the organisation decided about promises. */
export interface PromiseRules {
  /** Longest time ahead, in days. */
  readonly maxDays: number;
  /** The least that may be promised, by currency; in one that is not listed, anything. */
  readonly minAmounts: readonly Money[];
  /** Most ACTIVE promises of a customer. */
  readonly maxActive: number;
  readonly tolerancePpm: number;
  readonly graceDays: number;
}

/** What the owners say about an input. */
export interface PromiseFacts {
  /** Zone of the debtor. */
  readonly zone: string;
  readonly invoices: readonly PromisableInvoice[];
  /** The due date with the working days of grace. */
  readonly lastValueDate: LocalDate;
}

/** What speaks against an invoice, in the words of a refusal. */
interface Objection {
  readonly state: string;
  readonly allowed: readonly string[];
  readonly reason:
    'DRAFT' | 'VOID' | 'WRITTEN_OFF' | 'SETTLED' | 'NOTHING_REMAINS' | 'NOT_COLLECTED' | 'IN_DISPUTE' | 'PLACED';
}

/** A promise that was not made yet. */
export type PromiseDraft = Omit<PaymentPromise, 'promiseId' | 'madeBy' | 'priorPaymentIds'>;

/**
 * The promise that an input makes.
 * @throws PROMISE_INVALID, PROMISE_STATE_FORBIDS
 */
export function draftPromise(
  input: PromiseInput,
  facts: PromiseFacts,
  rules: PromiseRules,
  { now, today: organisationToday }: BusinessTime,
): PromiseDraft {
  const { customerId, dueDate, method } = input;
  const { zone, lastValueDate } = facts;
  invariant(dueDate, 'A date was read.');
  assertOfCustomer(input, facts.invoices);
  for (const invoice of facts.invoices) assertPromisable(invoice);
  const invoices = [...facts.invoices].sort(byDueDate);
  const today = localDateAt(now, zone);
  const amount = assertFits(input, invoices, rules, today);
  const minors = spread(
    amount.minor,
    invoices.map(({ collectableMinor }) => collectableMinor),
  );
  return {
    ...{ customerId, dueDate, method, currency: amount.currency, amountMinor: amount.minor, state: 'ACTIVE' },
    parts: invoices.map(({ invoiceId, version }, index) => {
      return { invoiceId, minor: minors[index]!, closed: false, releasedMinor: 0n, invoiceVersion: version };
    }),
    notes: input.notes.trim(),
    tolerancePpm: rules.tolerancePpm,
    graceDays: rules.graceDays,
    // Money that comes today may have the date of the organisation, where that is still the day before.
    firstValueDate: organisationToday < today ? organisationToday : today,
    lastValueDate,
    judgeAt: overdueInstant(lastValueDate, zone),
    ...{ paidMinor: 0n, madeAt: now, decidedAt: null, cancelReason: '', version: 1n },
  };
}

/** What is collected of invoices of one currency together. */
export function collectableOf(invoices: readonly PromisableInvoice[]): Money {
  const minor = invoices.reduce((sum, { collectableMinor }) => sum + collectableMinor, 0n);
  return { minor, currency: invoices[0]!.currency };
}

/** @throws PROMISE_STATE_FORBIDS: the customer has as many as are allowed at a time */
export function assertMayPromise(customerId: string, activeCount: number, { maxActive }: PromiseRules): void {
  if (activeCount < maxActive) return;
  const reason = 'TOO_MANY_PROMISES';
  const text = `Customer ${customerId} has ${activeCount} promises, and ${maxActive} are allowed at a time. Cancel one first, or wait until it is kept or broken.`;
  throw errors.PROMISE_STATE_FORBIDS(text, { state: 'ACTIVE', allowed: ['cancel'], facts: { reason } });
}

/** @throws PROMISE_STATE_FORBIDS: it is promised already */
export function refusePromised(invoice: PromisableInvoice): never {
  throw refused(invoice, 'PROMISED', ['cancel promise'], 'PROMISED');
}

/** @throws PROMISE_STATE_FORBIDS: a plan in instalments pays it */
export function refuseArranged(invoice: PromisableInvoice): never {
  throw refused(invoice, 'ARRANGED', ['cancel arrangement'], 'ARRANGED');
}

/** @throws PROMISE_STATE_FORBIDS: the debtor accepted a settlement of it */
export function refuseSettling(invoice: PromisableInvoice): never {
  throw refused(invoice, 'SETTLING', [], 'SETTLING');
}

/** @throws PROMISE_INVALID */
function assertOfCustomer({ customerId, invoiceIds }: PromiseInput, invoices: readonly PromisableInvoice[]): void {
  const faults = new FieldFaults();
  for (const invoiceId of invoiceIds) {
    const found = invoices.find((invoice) => invoice.invoiceId === invoiceId);
    faults.check(found?.customerId === customerId, 'invoice_ids', `has ${invoiceId}, which is none of this customer`);
  }
  const currencies = [...new Set(invoices.map(({ currency }) => currency))];
  faults.check(currencies.length <= 1, 'invoice_ids', `are in ${currencies.join(' and ')}: promise each by itself`);
  faults.throwIfAny(errors.PROMISE_INVALID);
}

/** @throws PROMISE_STATE_FORBIDS */
function assertPromisable(invoice: PromisableInvoice): void {
  const objection = objectionTo(invoice);
  if (objection) throw refused(invoice, objection.state, objection.allowed, objection.reason);
}

/** Why nobody may agree with a debtor to pay an invoice later; null when nothing speaks against it. */
export function objectionTo(invoice: PromisableInvoice): Objection | null {
  const { lifecycle, collectable, disputed, collectableMinor, placed } = invoice;
  if (lifecycle === 'DRAFT') return { state: lifecycle, allowed: ['issue'], reason: 'DRAFT' };
  if (lifecycle === 'VOID') return { state: lifecycle, allowed: [], reason: 'VOID' };
  if (lifecycle === 'WRITTEN_OFF') return { state: lifecycle, allowed: [], reason: 'WRITTEN_OFF' };
  if (lifecycle === 'SETTLED') return { state: lifecycle, allowed: [], reason: 'SETTLED' };
  if (lifecycle === 'PAID') return { state: lifecycle, allowed: [], reason: 'NOTHING_REMAINS' };
  if (!collectable) return { state: 'DO_NOT_COLLECT', allowed: ['collect'], reason: 'NOT_COLLECTED' };
  if (disputed) return { state: 'DISPUTED', allowed: ['close dispute'], reason: 'IN_DISPUTE' };
  if (collectableMinor <= 0n) return { state: lifecycle, allowed: [], reason: 'NOTHING_REMAINS' };
  if (placed) return { state: 'PLACED', allowed: ['recall'], reason: 'PLACED' };
  return null;
}

function refused(
  { number }: PromisableInvoice,
  state: string,
  allowed: readonly string[],
  reason: keyof typeof refusals,
): Error {
  const what = `Invoice ${number}`;
  return refusedTransition(errors.PROMISE_STATE_FORBIDS, what, 'promise', state, allowed, refusals[reason], reason);
}

/** @throws PROMISE_INVALID */
function assertFits(
  { amount, dueDate, notes }: PromiseInput,
  invoices: readonly PromisableInvoice[],
  { maxDays, minAmounts }: PromiseRules,
  today: LocalDate,
): Money {
  const faults = new FieldFaults();
  const all = collectableOf(invoices);
  const { currency } = all;
  const promised = amount ?? all;
  if (promised.currency === currency) {
    const min = minAmounts.find((each) => each.currency === currency);
    faults.check(promised.minor > 0n, 'amount', faultOf('NOT_POSITIVE'));
    faults.check(promised.minor <= all.minor, 'amount', faultOf('ABOVE_MAX', { max: moneyText(all) }));
    const isEnough = !min || promised.minor <= 0n || promised.minor >= min.minor || promised.minor === all.minor;
    faults.check(isEnough, 'amount', faultOf('BELOW_MIN', { min: min ? moneyText(min) : '0' }));
  } else faults.add('amount', faultOf('WRONG_CURRENCY', { currency }));
  const lastDate = addDays(today, maxDays);
  faults.check(dueDate! >= today, 'due_date', faultOf('BEFORE_MIN', { min: today }));
  faults.check(dueDate! <= lastDate, 'due_date', faultOf('AFTER_MAX', { max: lastDate }));
  faults.take('notes', readOptionalText(notes, maxLengths.reason));
  faults.throwIfAny(errors.PROMISE_INVALID);
  return promised;
}

/** The invoice that is due first comes first. */
export function byDueDate(one: PromisableInvoice, other: PromisableInvoice): number {
  if (one.dueDate !== other.dueDate) return one.dueDate < other.dueDate ? -1 : 1;
  return one.invoiceId < other.invoiceId ? -1 : 1;
}
