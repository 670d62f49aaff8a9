import {
  enumName,
  fromWireDate,
  fromWireMoney,
  type invoiceV1,
  toTimestamp,
  toWireDate,
  toWireMoney,
} from '#libs/contracts';
import { FieldFaults, maxLengths, readOptionalId, readOptionalIdentifier } from '#libs/fields';
import { errors } from '../../ledger/domain/errors.js';
import {
  type Invoice,
  isOverdue,
  type Lifecycle,
  paymentStateOf,
  remainingOf,
  wholeAmountOf,
} from '../../ledger/domain/invoice.js';
import type { InvoiceFilter, Summary } from '../use-cases/ports.js';

/** @throws INVOICE_INVALID */
export function fromWireInvoiceFilter(request: invoiceV1.ListInvoicesRequest): InvoiceFilter {
  const min = fromWireMoney(request.minRemaining);
  const max = fromWireMoney(request.maxRemaining);
  const faults = new FieldFaults();
  faults.check(
    !min || !max || min.currency === max.currency,
    'max_remaining',
    'must have the same currency as min_remaining',
  );
  const customerId = faults.take('customer_id', readOptionalId(request.customerId)) ?? null;
  const text = faults.take('text', readOptionalIdentifier(request.text, maxLengths.invoiceNumber)) ?? '';
  faults.throwIfAny(errors.INVOICE_INVALID);
  return {
    customerId,
    lifecycles: request.lifecycles.flatMap((lifecycle) => enumName<Lifecycle>(lifecycle, 'LIFECYCLE_') ?? []),
    overdue: request.overdue ?? null,
    disputed: request.disputed ?? null,
    unassigned: request.unassigned,
    voidStands: request.voidStands ?? null,
    currency: min?.currency ?? max?.currency ?? null,
    minRemainingMinor: min?.minor ?? null,
    maxRemainingMinor: max?.minor ?? null,
    dueFrom: fromWireDate(request.dueFromDate, 'due_from_date'),
    dueTo: fromWireDate(request.dueToDate, 'due_to_date'),
    text,
  };
}

/** @param now the instant at which overdue is decided */
export function toWireInvoice(invoice: Invoice, now: Date): invoiceV1.InvoiceInit {
  const { paidElsewhereMinor, currency } = invoice;
  return {
    invoiceId: invoice.invoiceId,
    number: invoice.number,
    customerId: invoice.customerId,
    creditorId: invoice.creditorId,
    lifecycle: `LIFECYCLE_${invoice.lifecycle}`,
    paymentState: `PAYMENT_STATE_${paymentStateOf(invoice)}`,
    collectability: `COLLECTABILITY_${invoice.collectability}`,
    overdue: isOverdue(invoice, now),
    disputed: invoice.disputed,
    voidStands: invoice.voidStands,
    amount: toWireMoney({ minor: wholeAmountOf(invoice), currency }),
    paidElsewhere: toWireMoney({ minor: paidElsewhereMinor, currency }),
    remaining: toWireMoney({ minor: remainingOf(invoice), currency }),
    issueDate: toWireDate(invoice.issueDate),
    dueDate: toWireDate(invoice.dueDate),
    episode: invoice.episode,
    sequence: invoice.sequence,
    version: invoice.version.toString(),
    createTime: toTimestamp(invoice.createdAt),
  };
}

export function toWireSnapshot(invoice: Invoice, now: Date): invoiceV1.InvoiceSnapshotInit {
  return { invoice: toWireInvoice(invoice, now), zone: invoice.zone };
}

export function toWireSummary({ invoiceCount, openCount, customerCount, amounts }: Summary) {
  return {
    invoiceCount: invoiceCount.toString(),
    openCount: openCount.toString(),
    customerCount: customerCount.toString(),
    amounts: amounts.map(({ currency, minor }) => toWireMoney({ minor, currency })),
    remaining: amounts.map(({ currency, remainingMinor }) => toWireMoney({ minor: remainingMinor, currency })),
  };
}
