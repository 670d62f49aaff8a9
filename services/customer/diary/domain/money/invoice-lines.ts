import {
  amount,
  amounts,
  code,
  codes,
  count,
  date,
  type DiaryLine,
  invoiceNumber,
  line,
  reason,
  text,
} from '#libs/diary';
import { sumByCurrency } from '#libs/money';
import type { LinesOf } from '../diary-events.js';
import type {
  AllocationData,
  AttemptData,
  InvoiceData,
  LossData,
  MethodData,
  PromiseData,
  SettlementData,
} from './money-data.js';

/** Lines about invoices and the money for them. */
export const invoiceLines = {
  'dunlin.invoice.v1.InvoiceIssued': (invoice) => line('INVOICE_ISSUED', owedOf(invoice)),
  'dunlin.invoice.v1.InvoiceChanged': (invoice) =>
    isAboutCollection(invoice)
      ? line(invoice.collected ? 'INVOICE_COLLECTION_ON' : 'INVOICE_COLLECTION_OFF', numberOf(invoice))
      : line('INVOICE_CHANGED', { ...owedOf(invoice), fields: codes('FIELD', invoice.changedFields) }),
  'dunlin.invoice.v1.InvoiceBalanceChanged': (invoice) => balanceLine(invoice),
  'dunlin.invoice.v1.InvoiceOverdue': (invoice) =>
    line('INVOICE_OVERDUE', { ...remainingOf(invoice), dueDate: date(invoice.dueDate) }),
  'dunlin.invoice.v1.InvoicePaid': (invoice) => line('INVOICE_PAID', amountOf(invoice)),
  'dunlin.invoice.v1.InvoiceVoided': (invoice) => line('INVOICE_VOIDED', amountOf(invoice)),
  'dunlin.invoice.v1.InvoiceReopened': (invoice) =>
    line('INVOICE_REOPENED', { ...remainingOf(invoice), episode: count(invoice.episode) }),
  'dunlin.invoice.v1.InvoiceSettled': (loss) => line('INVOICE_SETTLED', lossOf(loss)),
  'dunlin.invoice.v1.InvoiceWrittenOff': (loss) =>
    line('INVOICE_WRITTEN_OFF', { ...lossOf(loss), why: reason(loss.reason) }),
  'dunlin.invoice.v1.InvoiceRecoveryChanged': (loss) =>
    line(loss.takenBack ? 'INVOICE_RECOVERY_TAKEN_BACK' : 'INVOICE_RECOVERED', lossOf(loss)),
  'dunlin.invoice.v1.PaymentAllocated': ({ allocated, unapplied }) => {
    const kept = unapplied && unapplied.minor !== 0n ? amount(unapplied) : null;
    return line('PAYMENT_ALLOCATED', { ...allocatedOf({ allocated }), unapplied: kept });
  },
  'dunlin.invoice.v1.PaymentDeallocated': (allocation) => line('PAYMENT_DEALLOCATED', allocatedOf(allocation)),
  'dunlin.payment.v1.PaymentSettled': (payment) =>
    line('PAYMENT_SETTLED', {
      amount: amount(payment.amount),
      method: code('PAYMENT_METHOD', payment.method),
      valueDate: date(payment.valueDate),
    }),
  'dunlin.payment.v1.PaymentReversed': (payment) =>
    line('PAYMENT_REVERSED', { amount: amount(payment.amount), why: reason(payment.reversalReason) }),
  'dunlin.payment.v1.PromiseMade': (promise) =>
    line('PROMISE_MADE', {
      amount: amount(promise.amount),
      dueDate: date(promise.dueDate),
      method: code('PAYMENT_METHOD', promise.method),
      invoiceCount: count(promise.invoiceCount),
    }),
  'dunlin.payment.v1.PromiseKept': (promise) => line('PROMISE_KEPT', paidOf(promise)),
  'dunlin.payment.v1.PromiseBroken': (promise) =>
    line('PROMISE_BROKEN', { ...paidOf(promise), lastDate: date(promise.lastDate) }),
  'dunlin.payment.v1.PromiseCancelled': (promise) =>
    line('PROMISE_CANCELLED', { amount: amount(promise.amount), why: reason(promise.cancelReason) }),
  'dunlin.payment.v1.SettlementOffered': (settlement) =>
    line('SETTLEMENT_OFFERED', { ...settledOf(settlement), invoiceCount: count(settlement.invoiceCount) }),
  'dunlin.payment.v1.SettlementAccepted': (settlement) => line('SETTLEMENT_ACCEPTED', settledOf(settlement)),
  'dunlin.payment.v1.SettlementFulfilled': (settlement) => line('SETTLEMENT_FULFILLED', paidOf(settlement)),
  'dunlin.payment.v1.SettlementBreached': (settlement) => line('SETTLEMENT_BREACHED', paidOf(settlement)),
  'dunlin.payment.v1.SettlementWithdrawn': (settlement) =>
    line('SETTLEMENT_WITHDRAWN', { amount: amount(settlement.amount) }),
  'dunlin.payment.v1.SettlementExpired': (settlement) =>
    line('SETTLEMENT_EXPIRED', { amount: amount(settlement.amount), untilDate: date(settlement.untilDate) }),
} satisfies Partial<LinesOf<'dunlin.'>>;

/** Nothing but whether it may be collected has changed. */
function isAboutCollection({ changedFields }: InvoiceData): boolean {
  return changedFields.length > 0 && changedFields.every((name) => name.startsWith('collect'));
}

function balanceLine(invoice: InvoiceData): DiaryLine {
  if (isAboveAmount(invoice)) return line('INVOICE_BALANCE_ABOVE_AMOUNT', remainingOf(invoice));
  return line('INVOICE_BALANCE_CHANGED', { ...remainingOf(invoice), amount: amount(invoice.amount) });
}

function settledOf(settlement: SettlementData) {
  return {
    amount: amount(settlement.amount),
    discount: amount(settlement.discount),
    untilDate: date(settlement.untilDate),
  };
}

function paidOf(promise: Pick<PromiseData, 'amount' | 'paid'>) {
  const { amount: promised, paid } = promise;
  return { amount: amount(promised), paid: paid && paid.minor > 0n ? amount(paid) : null };
}

function numberOf({ number }: InvoiceData) {
  return { number: invoiceNumber(number) };
}

function amountOf(invoice: InvoiceData) {
  return { ...numberOf(invoice), amount: amount(invoice.amount) };
}

function lossOf({ number, amount: minor }: LossData) {
  return { number: invoiceNumber(number), amount: amount(minor) };
}

function remainingOf(invoice: InvoiceData) {
  return { ...numberOf(invoice), remaining: amount(invoice.remaining) };
}

/** What was paid of an invoice before, here or elsewhere, is not owed any more. */
function owedOf(invoice: InvoiceData) {
  const { amount: billed, remaining } = invoice;
  const isPartPaid = billed && remaining && remaining.minor < billed.minor;
  return {
    ...amountOf(invoice),
    charged: isAboveAmount(invoice) ? amount(remaining) : null,
    open: isPartPaid ? amount(remaining) : null,
    dueDate: date(invoice.dueDate),
  };
}

/** More remains than was billed where something was charged since. */
function isAboveAmount({ amount: billed, remaining }: InvoiceData): boolean {
  return billed !== null && remaining !== null && remaining.minor > billed.minor;
}

function allocatedOf({ allocated }: Pick<AllocationData, 'allocated'>) {
  return { allocated: amounts(sumByCurrency(allocated)), invoiceCount: count(allocated.length) };
}

/** Lines about cards and accounts of debtors, and about charges that brought no money. */
export const methodLines = {
  'dunlin.payment.v1.MethodChanged': (method) => methodLine(method),
  'dunlin.payment.v1.AttemptFailed': (attempt) =>
    line('ATTEMPT_FAILED', { ...chargeOf(attempt), why: text(attempt.reason) }),
  'dunlin.payment.v1.AttemptOutcomeUnknown': (attempt) => line('ATTEMPT_OUTCOME_UNKNOWN', chargeOf(attempt)),
} satisfies Partial<LinesOf<'dunlin.payment.v1.'>>;

function methodLine({ state, label, until, reason: because }: MethodData): DiaryLine {
  const [told, why] = [{ label: text(label) }, reason(because)];
  switch (state) {
    case 'DISABLED_UNTIL':
      return line('METHOD_DISABLED_UNTIL', { ...told, until: date(until), why });
    case 'DISABLED':
      return line('METHOD_DISABLED', { ...told, why });
    case 'REVOKED':
      return line('METHOD_REVOKED', { ...told, why });
    case 'EXPIRED':
      return line('METHOD_EXPIRED', told);
    case 'FAILED':
      return line('METHOD_FAILED', {});
    case 'AUTOPAY_ON':
      return line('METHOD_AUTOPAY_ON', { ...told, why });
    case 'AUTOPAY_OFF':
      return line('METHOD_AUTOPAY_OFF', { ...told, why });
    default:
      return line('METHOD_ACTIVE', told);
  }
}

function chargeOf(attempt: AttemptData) {
  return { amount: amount(attempt.amount), label: text(attempt.label) };
}
