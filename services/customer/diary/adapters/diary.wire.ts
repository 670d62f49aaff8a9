import { type customerV1, toTimestamp, toWireDate } from '#libs/contracts';
import type { DiaryLine, LineValue } from '#libs/diary';
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
    line: entry.line && toWireLine(entry.line),
    text: entry.text,
    caseId: entry.caseId ?? '',
  };
}

function toWireLine({ code, values }: DiaryLine): customerV1.DiaryLineInit {
  const wired = Object.entries(values).map(([name, value]) => [name, toWireValue(value)] as const);
  return { code, values: Object.fromEntries(wired) };
}

/** On the wire days and instants are not texts; all else is as it is kept. */
function toWireValue(value: LineValue): customerV1.DiaryValueInit {
  if ('date' in value) return { date: toWireDate(value.date) };
  if ('time' in value) return { time: toTimestamp(new Date(value.time)) };
  if ('parts' in value) return { parts: { items: value.parts.items.map(toWireLine) } };
  if ('amounts' in value) return { amounts: { items: [...value.amounts.items] } };
  if ('codes' in value) return { codes: { list: value.codes.list, items: [...value.codes.items] } };
  return value;
}
