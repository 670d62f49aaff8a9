import { Injectable } from '@nestjs/common';
import { rowOf, text, timestamp, uuid } from '#libs/platform';
import { Database, type Tx } from '#libs/transactions';
import { type InvoiceRelation, RelationStore, type SeenRelation } from '../use-cases/ports.js';

const relations = rowOf<InvoiceRelation>()('invoice_relations', ['invoice_id', 'type', 'related_invoice_id'], {
  invoice_id: uuid('invoiceId'),
  type: text('type'),
  related_invoice_id: uuid('relatedInvoiceId'),
  created_at: timestamp('createdAt'),
});

@Injectable()
export class PostgresRelationStore extends RelationStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async insert(tx: Tx, relation: InvoiceRelation): Promise<void> {
    await relations.insertMany(tx, [relation]);
  }

  override async findOf(invoiceId: string): Promise<SeenRelation[]> {
    return this.database.query<SeenRelation>(
      `SELECT 'DEFERS' AS type, i.invoice_id AS "invoiceId", i.number, r.created_at
         FROM invoice_relations r JOIN invoices i ON i.invoice_id = r.related_invoice_id
        WHERE r.invoice_id = $1
       UNION ALL
       SELECT 'DEFERRED_BY', i.invoice_id, i.number, r.created_at
         FROM invoice_relations r JOIN invoices i ON i.invoice_id = r.invoice_id
        WHERE r.related_invoice_id = $1
       ORDER BY created_at, number`,
      [invoiceId],
    );
  }
}
