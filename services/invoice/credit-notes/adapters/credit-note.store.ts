import { Injectable } from '@nestjs/common';
import { bigint, rowOf, text, timestamp, uuid } from '#libs/platform';
import { Database, type PageRequest, type Queryable, type Tx } from '#libs/transactions';
import type { CreditNote } from '../domain/credit-note.js';
import { type CreditNoteFilter, type CreditNoteKey, CreditNoteStore } from '../use-cases/ports.js';

const creditNotes = rowOf<CreditNote>()('credit_notes', ['credit_note_id'], {
  credit_note_id: uuid('creditNoteId'),
  number: text('number'),
  invoice_id: uuid('invoiceId'),
  customer_id: uuid('customerId'),
  creditor_id: text('creditorId'),
  currency: text('currency'),
  amount_minor: bigint('amountMinor'),
  tax_minor: bigint('taxMinor'),
  reason: text('reason'),
  dispute_id: uuid('disputeId'),
  actor: text('actor'),
  created_at: timestamp('createdAt'),
});

@Injectable()
export class PostgresCreditNoteStore extends CreditNoteStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(creditNoteId: string): Promise<CreditNote | null> {
    const [creditNote] = await this.select('WHERE credit_note_id = $1', [creditNoteId]);
    return creditNote ?? null;
  }

  override list(filter: CreditNoteFilter, { after, limit }: PageRequest<CreditNoteKey>): Promise<CreditNote[]> {
    const { invoiceId, customerId, descending } = filter;
    const parameters: unknown[] = [];
    const at = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = ['true'];
    if (invoiceId !== null) conditions.push(`invoice_id = ${at(invoiceId)}`);
    if (customerId !== null) conditions.push(`customer_id = ${at(customerId)}`);
    if (after) conditions.push(`credit_note_id ${descending ? '<' : '>'} ${at(after[0])}::uuid`);
    const order = `ORDER BY credit_note_id ${descending ? 'DESC' : 'ASC'} LIMIT ${at(limit)}`;
    return this.select(`WHERE ${conditions.join(' AND ')} ${order}`, parameters);
  }

  override findByNumber(tx: Tx, names: readonly Pick<CreditNote, 'number' | 'creditorId'>[]): Promise<CreditNote[]> {
    const given = 'SELECT * FROM unnest($1::text[], $2::text[])';
    const parameters = [names.map(({ number }) => number), names.map(({ creditorId }) => creditorId)];
    return this.select(`WHERE (number, creditor_id) IN (${given}) AND number <> ''`, parameters, tx);
  }

  override async insertMany(tx: Tx, wanted: readonly CreditNote[]): Promise<void> {
    await creditNotes.addMany(tx, wanted);
  }

  override async insert(tx: Tx, creditNote: CreditNote): Promise<boolean> {
    const unlessTaken = `ON CONFLICT (number, creditor_id) WHERE number <> '' DO NOTHING RETURNING credit_note_id`;
    return (await creditNotes.insertMany(tx, [creditNote], unlessTaken)).length > 0;
  }

  private async select(
    rest: string,
    parameters: readonly unknown[],
    queryable: Queryable = this.database,
  ): Promise<CreditNote[]> {
    const sql = `SELECT ${creditNotes.select()} FROM credit_notes ${rest}`;
    const rows = await queryable.query<object>(sql, parameters);
    return rows.map((row) => creditNotes.toDomain(row));
  }
}
