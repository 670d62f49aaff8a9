import {
  fromWireDate,
  fromWireMoney,
  type invoiceV1,
  type paymentV1,
  toTimestamp,
  toWireDate,
  toWireMoney,
} from '#libs/contracts';
import { FieldFaults, maxLengths, readOptionalId, readOptionalLine } from '#libs/fields';
import { errors } from '../domain/errors.js';
import type { SettledPayment } from '../domain/payments.js';
import type { JournalFilter, PostedLine } from '../use-cases/ports.js';

/** @throws INVOICE_INVALID */
export function fromWireJournalFilter(request: invoiceV1.ListJournalLinesRequest): JournalFilter {
  const faults = new FieldFaults();
  const filter = {
    customerId: faults.take('customer_id', readOptionalId(request.customerId)) ?? null,
    invoiceId: faults.take('invoice_id', readOptionalId(request.invoiceId)) ?? null,
    paymentId: faults.take('payment_id', readOptionalId(request.paymentId)) ?? null,
    context: faults.take('context', readOptionalLine(request.context, maxLengths.reference)) || null,
  };
  faults.throwIfAny(errors.INVOICE_INVALID);
  return filter;
}

/** @throws PAYMENT_INVALID, which parks the key */
export function fromWirePayment(payment: paymentV1.Payment | null): SettledPayment {
  const amount = fromWireMoney(payment?.amount);
  const valueDate = fromWireDate(payment?.valueDate, 'value_date');
  if (!payment || !amount || !valueDate) {
    throw errors.PAYMENT_INVALID(`Payment ${payment?.paymentId ?? 'without id'} has no amount or value date.`);
  }
  const { paymentId, customerId, invoiceIds } = payment;
  return { paymentId, customerId, currency: amount.currency, amountMinor: amount.minor, invoiceIds, valueDate };
}

export function toWireJournalLine(line: PostedLine): invoiceV1.JournalLineInit {
  const { currency, debitMinor, creditMinor } = line;
  return {
    entryId: line.entryId,
    lineNumber: String(line.lineNumber),
    account: String(line.account),
    debit: toWireMoney({ minor: debitMinor, currency }),
    credit: toWireMoney({ minor: creditMinor, currency }),
    customerId: line.customerId,
    invoiceId: line.invoiceId ?? '',
    component: line.component ?? '',
    paymentId: line.paymentId ?? '',
    context: line.context,
    source: line.source,
    reversesEntryId: line.reversesEntryId ?? '',
    postTime: toTimestamp(line.postedAt),
    valueDate: toWireDate(line.valueDate),
  };
}
