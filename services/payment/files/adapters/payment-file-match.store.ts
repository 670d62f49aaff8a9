import { Injectable } from '@nestjs/common';
import { bigint, date, integer, rowOf, text, uuid } from '#libs/platform';
import { Database, type PageRequest, type Tx } from '#libs/transactions';
import type { ReportedMoney } from '../../payments/domain/payment.js';
import type { Match } from '../domain/trial.js';
import { type MatchKey, PaymentFileMatchStore } from '../use-cases/ports.js';

const matches = rowOf<Match>()('payment_file_matches', ['file_id', 'row_number'], {
  file_id: uuid('fileId'),
  row_number: integer('row'),
  source_id: text('sourceId'),
  invoice_number: text('invoiceNumber'),
  creditor_id: text('creditorId'),
  invoice_id: uuid('invoiceId'),
  customer_id: uuid('customerId'),
  amount_minor: bigint('amount.minor'),
  currency: text('amount.currency'),
  value_on: date('valueDate'),
  overpaid_minor: bigint('overpaidMinor'),
});

@Injectable()
export class PostgresPaymentFileMatchStore extends PaymentFileMatchStore {
  constructor(private readonly database: Database) {
    super();
  }

  override insertMany(tx: Tx, given: readonly Match[]): Promise<void> {
    return matches.addMany(tx, given);
  }

  override async findBySourceIds(
    tx: Tx,
    fileId: string,
    sourceIds: readonly string[],
  ): Promise<Map<string, ReportedMoney>> {
    const rows = await tx.query<object>(
      `SELECT ${matches.select()} FROM payment_file_matches WHERE file_id = $1 AND source_id = ANY($2::text[])`,
      [fileId, sourceIds],
    );
    return new Map(rows.map((row) => matches.toDomain(row)).map((match) => [match.sourceId, match]));
  }

  override async paidOf(tx: Tx, fileId: string, invoiceIds: readonly string[]): Promise<Map<string, bigint>> {
    const rows = await tx.query<{ invoice_id: string; minor: bigint }>(
      `SELECT invoice_id, sum(amount_minor)::bigint AS minor FROM payment_file_matches
        WHERE file_id = $1 AND invoice_id = ANY($2::uuid[]) GROUP BY invoice_id`,
      [fileId, invoiceIds],
    );
    return new Map(rows.map((row) => [row.invoice_id, row.minor]));
  }

  override async list(fileId: string, { after, limit }: PageRequest<MatchKey>): Promise<Match[]> {
    const rows = await this.database.query<object>(
      `SELECT ${matches.select()} FROM payment_file_matches WHERE file_id = $1 AND row_number > $2
        ORDER BY row_number LIMIT $3`,
      [fileId, after ? after[0] : 0, limit],
    );
    return rows.map((row) => matches.toDomain(row));
  }
}
