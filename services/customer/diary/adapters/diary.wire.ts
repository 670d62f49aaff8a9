import { type customerV1, toTimestamp } from '#libs/contracts';
import type { ListedDiaryEntry } from '../use-cases/ports.js';

export function toWireDiaryEntry(entry: ListedDiaryEntry): customerV1.DiaryEntryInit {
  return {
    entryId: entry.entryId,
    customerId: entry.customerId,
    occurTime: toTimestamp(entry.occurredAt),
    event: entry.event,
    actor: entry.actor,
    reason: entry.reason,
    invoiceId: entry.invoiceIds.length === 1 ? entry.invoiceIds[0]! : '',
    invoiceNumber: entry.invoiceNumber,
    text: entry.text,
    caseId: entry.caseId ?? '',
  };
}
