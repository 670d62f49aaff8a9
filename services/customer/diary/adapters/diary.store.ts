import { Injectable } from '@nestjs/common';
import type { DiaryLine } from '#libs/diary';
import { Database, type PageRequest, type Tx } from '#libs/transactions';
import type { DiaryEntry } from '../domain/diary.js';
import type { DiaryEventType } from '../domain/diary-events.js';
import { type DiaryFilter, type DiaryKey, DiaryStore, type ListedDiaryEntry } from '../use-cases/ports.js';

@Injectable()
export class PostgresDiaryStore extends DiaryStore {
  constructor(private readonly database: Database) {
    super();
  }

  /** By hand, since the order of the entries decides the order of arrival. */
  override async insertMany(tx: Tx, entries: readonly DiaryEntry[]): Promise<void> {
    await tx.query(
      `INSERT INTO diary_entries (entry_id, customer_id, occurred_at, event, actor, reason, invoice_id, invoice_ids,
                                  invoice_number, case_id, line, text)
       SELECT entry_id, customer_id, occurred_at, event, actor, reason, invoice_id, invoice_ids::uuid[], invoice_number,
              case_id, line, text
         FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::uuid[],
                     $8::text[], $9::text[], $10::uuid[], $11::jsonb[], $12::text[]) WITH ORDINALITY
              AS row (entry_id, customer_id, occurred_at, event, actor, reason, invoice_id, invoice_ids, invoice_number,
                      case_id, line, text, position)
        ORDER BY position
       ON CONFLICT (entry_id) DO NOTHING`,
      [
        entries.map(({ entryId }) => entryId),
        entries.map(({ customerId }) => customerId),
        entries.map(({ occurredAt }) => occurredAt),
        entries.map(({ event }) => event),
        entries.map(({ actor }) => actor),
        entries.map(({ reason }) => reason),
        entries.map(({ invoiceIds }) => (invoiceIds.length === 1 ? invoiceIds[0] : null)),
        entries.map(({ invoiceIds }) => (invoiceIds.length > 1 ? `{${invoiceIds.join(',')}}` : null)),
        entries.map(({ invoiceNumber }) => invoiceNumber),
        entries.map(({ caseId }) => caseId),
        entries.map(({ line }) => line && JSON.stringify(line)),
        entries.map(({ text }) => text),
      ],
    );
  }

  override async list(filter: DiaryFilter, page: PageRequest<DiaryKey>): Promise<ListedDiaryEntry[]> {
    const parameters: unknown[] = [];
    const bind = (value: unknown) => `$${parameters.push(value)}`;
    const limit = bind(page.limit);
    const shared = [`customer_id = ${bind(filter.customerId)}`];
    if (filter.from) shared.push(`occurred_at >= ${bind(filter.from)}`);
    if (filter.until) shared.push(`occurred_at < ${bind(filter.until)}`);
    if (filter.actors.length > 0) shared.push(`actor = ANY (${bind(filter.actors)})`);
    // What people did is little, and has an index by itself.
    if (filter.actors.length > 0 && !filter.actors.some(isSystem)) shared.push(`actor NOT LIKE 'system:%'`);
    if (page.after) {
      const [occurredAt, arrival] = page.after;
      shared.push(`(occurred_at, arrival) < (${bind(occurredAt)}, ${bind(arrival.toString())}::bigint)`);
    }
    // Each branch reads its index in order and stops at the limit.
    const branches = branchesOf(filter, bind).map(
      (own) => `(SELECT * FROM diary_entries WHERE ${[...shared, ...own].join(' AND ')}
                  ORDER BY occurred_at DESC, arrival DESC LIMIT ${limit})`,
    );
    const rows = await this.database.query<DiaryRow>(
      `SELECT e.entry_id, e.customer_id, e.occurred_at, e.arrival, e.event, e.actor, e.reason, e.invoice_id,
              e.invoice_ids::text[] AS invoice_ids, e.case_id, e.line, e.text,
              coalesce(nullif(e.invoice_number, ''),
                       (SELECT i.invoice_number FROM diary_entries i
                         WHERE i.invoice_id = e.invoice_id AND i.event = 'dunlin.invoice.v1.InvoiceIssued' LIMIT 1),
                       '') AS invoice_number
         FROM (SELECT * FROM (${branches.join(' UNION ALL ')}) every
                ORDER BY occurred_at DESC, arrival DESC LIMIT ${limit}) e
        ORDER BY e.occurred_at DESC, e.arrival DESC`,
      parameters,
    );
    return rows.map(toEntry);
  }
}

/** An entry is of one branch: it has one event, and one invoice or several. */
function branchesOf({ invoiceId, events }: DiaryFilter, bind: (value: unknown) => string): string[][] {
  if (invoiceId !== '') {
    const ofEvents = events.length > 0 ? [`event = ANY (${bind(events)})`] : [];
    const id = `${bind(invoiceId)}::uuid`;
    return [`invoice_id = ${id}`, `invoice_ids @> ARRAY[${id}]`].map((ofInvoice) => [ofInvoice, ...ofEvents]);
  }
  return events.length > 0 ? [...new Set(events)].map((event) => [`event = ${bind(event)}`]) : [[]];
}

const isSystem = (actor: string): boolean => actor.startsWith('system:');

interface DiaryRow {
  entry_id: string;
  customer_id: string;
  occurred_at: Date;
  arrival: bigint;
  event: DiaryEventType;
  actor: string;
  reason: string;
  invoice_id: string | null;
  invoice_ids: string[] | null;
  invoice_number: string;
  case_id: string | null;
  line: DiaryLine | null;
  text: string;
}

function toEntry(row: DiaryRow): ListedDiaryEntry {
  return {
    entryId: row.entry_id,
    customerId: row.customer_id,
    occurredAt: row.occurred_at,
    arrival: row.arrival,
    event: row.event,
    actor: row.actor,
    reason: row.reason,
    invoiceIds: row.invoice_ids ?? (row.invoice_id ? [row.invoice_id] : []),
    invoiceNumber: row.invoice_number,
    caseId: row.case_id,
    line: row.line,
    text: row.text,
  };
}
