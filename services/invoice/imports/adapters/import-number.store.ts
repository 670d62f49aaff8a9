import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#libs/transactions';
import type { InvoiceName } from '../../ledger/use-cases/ports.js';
import type { InvoiceOwner } from '../domain/newcomers.js';
import { type AbsentInvoices, type AbsentRange, ImportNumberStore } from '../use-cases/ports.js';

/** What is owed of an invoice beside its principal. */
const chargesOwed =
  '(interest_minor - interest_paid_minor + fee_minor - fee_paid_minor + cost_minor - cost_paid_minor)';

@Injectable()
export class PostgresImportNumberStore extends ImportNumberStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async insertMany(tx: Tx, importId: string, names: readonly InvoiceName[]): Promise<void> {
    await tx.query(
      `INSERT INTO import_numbers (file_id, number, creditor_id, taken)
       SELECT DISTINCT $1::uuid, x.number, x.creditor_id, false
         FROM unnest($2::text[], $3::text[]) AS x (number, creditor_id) ON CONFLICT DO NOTHING`,
      [importId, ...columnsOf(names)],
    );
  }

  override async insertCreditors(tx: Tx, importId: string, creditorIds: readonly string[]): Promise<void> {
    await tx.query(
      `INSERT INTO import_creditors (file_id, creditor_id)
       SELECT $1, creditor_id FROM unnest($2::text[]) AS creditor_id ON CONFLICT DO NOTHING`,
      [importId, creditorIds],
    );
  }

  override async markTaken(tx: Tx, importId: string, names: readonly InvoiceName[]): Promise<InvoiceName[]> {
    if (names.length === 0) return [];
    const rows = await tx.query<{ number: string; creditor_id: string }>(
      `INSERT INTO import_numbers AS n (file_id, number, creditor_id, taken)
       SELECT $1, x.number, x.creditor_id, true FROM unnest($2::text[], $3::text[]) AS x (number, creditor_id)
       ON CONFLICT (file_id, number, creditor_id) DO UPDATE SET taken = true WHERE NOT n.taken
       RETURNING number, creditor_id`,
      [importId, ...columnsOf(names)],
    );
    return rows.map(({ number, creditor_id }) => ({ number, creditorId: creditor_id }));
  }

  override async findOwners(names: readonly InvoiceName[]): Promise<InvoiceOwner[]> {
    const rows = await this.database.query<OwnerRow>(
      `SELECT i.number, i.creditor_id, i.import_id, c.reference
         FROM invoices i LEFT JOIN customers c ON c.customer_id = i.customer_id
        WHERE (i.number, i.creditor_id) IN (SELECT * FROM unnest($1::text[], $2::text[]))`,
      columnsOf(names),
    );
    return rows.map(({ creditor_id, import_id, ...row }) => ({ ...row, creditorId: creditor_id, importId: import_id }));
  }

  override async lookForAbsent(tx: Tx, importId: string, range: AbsentRange): Promise<AbsentInvoices> {
    const { after, maxLookedAt, maxAbsent } = range;
    // The limit makes it one look-up per invoice; an anti-join would read all numbers of the file for each range.
    const [row] = await tx.query<AbsentRow>(
      `WITH looked_at AS MATERIALIZED (
         SELECT invoice_id, number, creditor_id, remaining_minor > ${chargesOwed} AS owes_principal FROM invoices
          WHERE lifecycle = 'OPEN' AND from_feed AND invoice_id > $2 ORDER BY invoice_id LIMIT $3
       ), of_creditors AS MATERIALIZED (
         SELECT invoice_id, number, creditor_id FROM looked_at JOIN import_creditors c USING (creditor_id)
          WHERE c.file_id = $1 AND owes_principal
       ), absent AS MATERIALIZED (
         SELECT invoice_id FROM of_creditors o
           LEFT JOIN LATERAL (
             SELECT true AS is_named FROM import_numbers n 
              WHERE n.file_id = $1 AND n.number = o.number AND n.creditor_id IN (o.creditor_id, '') LIMIT 1) n ON true
          WHERE n.is_named IS NULL ORDER BY invoice_id LIMIT $4
       )
       SELECT (SELECT count(*)::integer FROM looked_at) AS looked_at, (SELECT count(*)::integer FROM of_creditors) AS open,
              (SELECT invoice_id FROM looked_at ORDER BY invoice_id DESC LIMIT 1) AS last_id,
              ARRAY(SELECT invoice_id::text FROM absent ORDER BY invoice_id) AS absent`,
      [importId, after || '00000000-0000-0000-0000-000000000000', maxLookedAt, maxAbsent],
    );
    const { looked_at, open: openCount, last_id, absent: absentIds } = row!;
    const isFull = absentIds.length === maxAbsent;
    const continueAfter = isFull ? absentIds.at(-1)! : looked_at === maxLookedAt ? last_id : null;
    return { absentIds, openCount, continueAfter };
  }
}

interface OwnerRow {
  number: string;
  creditor_id: string;
  import_id: string | null;
  reference: string | null;
}

interface AbsentRow {
  looked_at: number;
  open: number;
  last_id: string | null;
  absent: string[];
}

function columnsOf(names: readonly InvoiceName[]): [string[], string[]] {
  return [names.map(({ number }) => number), names.map(({ creditorId }) => creditorId)];
}
