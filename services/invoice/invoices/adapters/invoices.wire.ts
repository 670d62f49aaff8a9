import { toTimestamp, toWireDate, toWireMoney, type invoiceV1 } from '#libs/contracts';
import { isOverdue, paymentStateOf, remainingOf, type Invoice } from '../../ledger/domain/invoice.js';

/** @param now the derived facets are meant at this instant */
export function wireInvoice(invoice: Invoice, now: Date): invoiceV1.InvoiceInit {
  const { amountMinor, currency } = invoice;
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
    amount: toWireMoney({ minor: amountMinor, currency }),
    remaining: toWireMoney({ minor: remainingOf(invoice), currency }),
    issueDate: toWireDate(invoice.issueDate),
    dueDate: toWireDate(invoice.dueDate),
    episode: invoice.episode,
    sequence: invoice.sequence,
    version: invoice.version.toString(),
    createTime: toTimestamp(invoice.createdAt),
  };
}

export function wireSnapshot(invoice: Invoice, now: Date): invoiceV1.InvoiceSnapshotInit {
  return { invoice: wireInvoice(invoice, now), zone: invoice.zone };
}
