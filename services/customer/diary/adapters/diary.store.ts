import { Injectable } from '@nestjs/common';
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
                                  invoice_number, case_id, text)
       SELECT entry_id, customer_id, occurred_at, event, actor, reason, invoice_id, invoice_ids::uuid[], invoice_number,
              case_id, text
         FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::uuid[],
                     $8::text[], $9::text[], $10::uuid[], $11::text[]) WITH ORDINALITY
              AS row (entry_id, customer_id, occurred_at, event, actor, reason, invoice_id, invoice_ids, invoice_number,
                      case_id, text, position)
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
        entries.map(({ text }) => text),
      ],
    );
  }

  override async list(filter: DiaryFilter, page: PageRequest<DiaryKey>): Promise<ListedDiaryEntry[]> {
    const parameters: unknown[] = [];
    const bind = (value: unknown) => `$${parameters.push(value)}`;
    const conditions = [`customer_id = ${bind(filter.customerId)}`];
    if (filter.from) conditions.push(`occurred_at >= ${bind(filter.from)}`);
    if (filter.until) conditions.push(`occurred_at < ${bind(filter.until)}`);
    if (filter.events.length > 0) conditions.push(`event = ANY (${bind(filter.events)})`);
    if (filter.actors.length > 0) conditions.push(`actor = ANY (${bind(filter.actors)})`);
    if (filter.invoiceId !== '') {
      const invoiceId = `${bind(filter.invoiceId)}::uuid`;
      conditions.push(`(invoice_id = ${invoiceId} OR ${invoiceId} = ANY (invoice_ids))`);
    }
    if (page.after) {
      const [occurredAt, arrival] = page.after;
      conditions.push(`(occurred_at, arrival) < (${bind(occurredAt)}, ${bind(arrival.toString())}::bigint)`);
    }
    const rows = await this.database.query<DiaryRow>(
      `SELECT e.entry_id, e.customer_id, e.occurred_at, e.arrival, e.event, e.actor, e.reason, e.invoice_id,
              e.invoice_ids::text[] AS invoice_ids, e.case_id, e.text,
              coalesce(nullif(e.invoice_number, ''),
                       (SELECT i.invoice_number FROM diary_entries i
                         WHERE i.invoice_id = e.invoice_id AND i.event = 'dunlin.invoice.v1.InvoiceIssued' LIMIT 1),
                       '') AS invoice_number
         FROM (SELECT * FROM diary_entries WHERE ${conditions.join(' AND ')}
                ORDER BY occurred_at DESC, arrival DESC LIMIT ${bind(page.limit)}) e
        ORDER BY e.occurred_at DESC, e.arrival DESC`,
      parameters,
    );
    return rows.map(toEntry);
  }
}

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
    text: row.text,
  };
}
