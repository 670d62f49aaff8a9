import { toTimestamp, toTimestampOrNull, toWireDate, toWireMoney, type invoiceV1 } from '#libs/contracts';
import type { Import } from '../domain/import.js';
import { isOverdue, paymentStateOf, remainingOf, type Invoice } from '../domain/invoice.js';
import type { PostedLine } from '../use-cases/ports.js';

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

export function wireImport(of: Import): invoiceV1.ImportInit {
  return {
    importId: of.importId,
    fileName: of.fileName,
    state: `STATE_${of.state}`,
    mode: `MODE_${of.mode}`,
    dryRun: of.dryRun,
    rowCount: of.rowCount.toString(),
    createdCount: of.createdCount.toString(),
    updatedCount: of.updatedCount.toString(),
    unchangedCount: of.unchangedCount.toString(),
    reopenedCount: of.reopenedCount.toString(),
    closedCount: of.closedCount.toString(),
    errorCount: of.errorCount.toString(),
    customersCreatedCount: of.customersCreatedCount.toString(),
    customersUpdatedCount: of.customersUpdatedCount.toString(),
    refusal: of.refusal,
    arrivalTime: toTimestampOrNull(of.arrivalAt),
    completeTime: toTimestampOrNull(of.completedAt),
  };
}

export function wireLine(line: PostedLine): invoiceV1.JournalLineInit {
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
