import { Injectable } from '@nestjs/common';
import { bigint, integer, rowOf, text, uuid } from '#libs/platform';
import { Database, type Tx } from '#libs/transactions';
import type { InvoiceLine } from '../domain/lines.js';
import { DraftStore } from '../use-cases/ports.js';

interface StoredLine extends InvoiceLine {
  readonly invoiceId: string;
  readonly lineNumber: number;
}

const rows = rowOf<StoredLine>()('invoice_lines', ['invoice_id', 'line_number'], {
  invoice_id: uuid('invoiceId'),
  line_number: integer('lineNumber'),
  line_text: text('text'),
  quantity_ten_thousandths: bigint('quantity'),
  unit_price_minor: bigint('unitPriceMinor'),
  tax_rate_basis_points: integer('taxRateBasisPoints'),
  net_minor: bigint('netMinor'),
});

@Injectable()
export class PostgresDraftStore extends DraftStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async findLines(invoiceId: string): Promise<InvoiceLine[]> {
    const sql = `SELECT ${rows.select()} FROM invoice_lines WHERE invoice_id = $1 ORDER BY line_number`;
    const found = await this.database.query<object>(sql, [invoiceId]);
    return found.map((row) => rows.toDomain(row));
  }

  override async setLines(tx: Tx, invoiceId: string, lines: readonly InvoiceLine[]): Promise<void> {
    await tx.query('DELETE FROM invoice_lines WHERE invoice_id = $1', [invoiceId]);
    const numbered = lines.map((line, index) => ({ ...line, invoiceId, lineNumber: index + 1 }));
    await rows.insertMany(tx, numbered);
  }

  override async remove(tx: Tx, invoiceId: string): Promise<void> {
    for (const [table, key] of [
      ['invoice_lines', 'invoice_id'],
      ['metadata_values', 'subject_id'],
      ['invoices', 'invoice_id'],
    ]) {
      await tx.query(`DELETE FROM ${table} WHERE ${key} = $1`, [invoiceId]);
    }
  }
}
