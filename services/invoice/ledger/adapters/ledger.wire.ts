import { toTimestamp, toWireDate, toWireMoney, type invoiceV1 } from '#libs/contracts';
import type { PostedLine } from '../use-cases/ports.js';

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
