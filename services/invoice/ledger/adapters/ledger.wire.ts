import {
  fromWireDate,
  fromWireMoney,
  type invoiceV1,
  type paymentV1,
  toTimestamp,
  toWireDate,
  toWireMoney,
} from '#libs/contracts';
import { faultOf } from '#libs/errors';
import { FieldFaults, maxLengths, readId, readLine, readOptionalId, readOptionalLine } from '#libs/fields';
import { isCurrency } from '#libs/money';
import { errors } from '../domain/errors.js';
import type { SettledPayment } from '../domain/payments.js';
import type { AccountEntry, AccountFilter, JournalFilter, PostedLine } from '../use-cases/ports.js';

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

/** An entry is one of few kinds. */
const maxContexts = 20;

/** @throws INVOICE_INVALID */
export function fromWireAccountFilter(request: invoiceV1.ListAccountEntriesRequest): AccountFilter {
  const faults = new FieldFaults();
  const { contexts, currencyCode } = request;
  const customerId = faults.take('customer_id', readId(request.customerId));
  faults.check(isCurrency(currencyCode), 'currency_code', faultOf('NOT_A_CURRENCY'));
  const invoiceId = faults.take('invoice_id', readOptionalId(request.invoiceId)) ?? null;
  const paymentId = faults.take('payment_id', readOptionalId(request.paymentId)) ?? null;
  faults.check(contexts.length <= maxContexts, 'contexts', faultOf('TOO_MANY', { max: maxContexts }));
  const known = contexts.flatMap((context) => faults.take('contexts', readLine(context, maxLengths.reference)) ?? []);
  faults.throwIfAny(errors.INVOICE_INVALID);
  return {
    customerId: customerId!,
    currency: currencyCode,
    invoiceId,
    paymentId,
    contexts: known,
    valueFrom: fromWireDate(request.valueFromDate, 'value_from_date'),
    valueTo: fromWireDate(request.valueToDate, 'value_to_date'),
    descending: request.descending,
  };
}

export function toWireAccountEntry(
  { entryId, changeMinor, balanceMinor, lines }: AccountEntry,
  currency: string,
): invoiceV1.AccountEntryInit {
  const [head] = lines.map(toWireJournalLine);
  return {
    entryId,
    context: head?.context,
    source: head?.source,
    reversesEntryId: head?.reversesEntryId,
    postTime: head?.postTime,
    valueDate: head?.valueDate,
    change: toWireMoney({ minor: changeMinor, currency }),
    balance: toWireMoney({ minor: balanceMinor, currency }),
    lines: lines.map(toWireJournalLine),
  };
}

/** @throws PAYMENT_INVALID, which parks the key */
export function fromWirePayment(
  payment: paymentV1.Payment | null,
  due: readonly paymentV1.DuePart[] = [],
): SettledPayment {
  const amount = fromWireMoney(payment?.amount);
  const valueDate = fromWireDate(payment?.valueDate, 'value_date');
  if (!payment || !amount || !valueDate) {
    throw errors.PAYMENT_INVALID(`Payment ${payment?.paymentId ?? 'without id'} has no amount or value date.`);
  }
  const { paymentId, customerId, invoiceIds } = payment;
  const { currency, minor: amountMinor } = amount;
  const dueParts = due.flatMap(({ invoiceId, amount: asked }) => {
    const part = fromWireMoney(asked);
    return part?.currency === currency ? [{ invoiceId, minor: part.minor }] : [];
  });
  return {
    ...{ paymentId, customerId, currency, amountMinor, invoiceIds, valueDate },
    ...(dueParts.length > 0 && { dueParts }),
  };
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
