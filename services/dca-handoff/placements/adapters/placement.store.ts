import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { bigint, date, integer, rowOf, text, timestamp, uuid } from '#libs/platform';
import { Database, type PageRequest, type Queryable, type Tx } from '#libs/transactions';
import type { Placement } from '../domain/placement.js';
import { openLineStates, type PlacementLine } from '../domain/placement-line.js';
import { type PlacementFilter, type PlacementKey, PlacementStore } from '../use-cases/ports.js';

type PlacementRow = Omit<Placement, 'lines'>;
type LineRow = PlacementLine & Pick<Placement, 'placementId'>;

const placements = rowOf<PlacementRow>()('placements', ['placement_id'], {
  placement_id: uuid('placementId'),
  idempotency_key: text('idempotencyKey'),
  agency: text('agency'),
  customer_id: uuid('customerId'),
  customer_reference: text('customerReference'),
  case_id: uuid('caseId'),
  state: text('state'),
  reason: text('reason'),
  unannounced_reason: text('unannouncedReason'),
  recall_count: integer('recallCount'),
  recall_ends_at: timestamp('recallEndsAt'),
  version: bigint('version'),
  created_at: timestamp('createdAt'),
  sent_at: timestamp('sentAt'),
});

const lines = rowOf<LineRow>()('placement_lines', ['placement_id', 'line_number'], {
  placement_id: uuid('placementId'),
  line_number: integer('lineNumber'),
  invoice_id: uuid('invoiceId'),
  invoice_number: text('invoiceNumber'),
  placed_minor: bigint('placed.minor'),
  currency: text('placed.currency'),
  due_on: date('dueDate'),
  state: text('state'),
  reason: text('reason'),
  settled_while_placed: text('settledWhilePlaced'),
  invoice_version: bigint('invoiceVersion'),
});

@Injectable()
export class PostgresPlacementStore extends PlacementStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(placementId: string): Promise<Placement | null> {
    if (!isId(placementId)) return null;
    const sql = `SELECT ${placements.select()} FROM placements WHERE placement_id = $1`;
    const [placement] = await withLines(this.database, await this.database.query<object>(sql, [placementId]));
    return placement ?? null;
  }

  override async list(filter: PlacementFilter, page: PageRequest<PlacementKey>): Promise<Placement[]> {
    const parameters: unknown[] = [];
    const bind = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = ['true'];
    if (filter.customerId !== null) conditions.push(`customer_id = ${bind(filter.customerId)}`);
    if (filter.invoiceId !== null) {
      // An invoice was placed a few times at most, so these placements are found first and sorted afterwards.
      const ofInvoice = `SELECT placement_id FROM placement_lines WHERE invoice_id = ${bind(filter.invoiceId)}`;
      conditions.push(`placement_id = ANY (ARRAY(${ofInvoice}))`);
    }
    if (filter.agency !== null) conditions.push(`agency = ${bind(filter.agency)}`);
    if (filter.state !== null) conditions.push(`state = ${bind(filter.state)}`);
    if (page.after) {
      const [createdAt, placementId] = page.after;
      conditions.push(`(created_at, placement_id) < (${bind(createdAt)}, ${bind(placementId)}::uuid)`);
    }
    const rows = await this.database.query<object>(
      `SELECT ${placements.select()} FROM placements WHERE ${conditions.join(' AND ')}
       ORDER BY created_at DESC, placement_id DESC LIMIT ${bind(page.limit)}`,
      parameters,
    );
    return withLines(this.database, rows);
  }

  override async lockMany(tx: Tx, placementIds: readonly string[]): Promise<Map<string, Placement>> {
    const ids = placementIds.filter(isId);
    if (ids.length === 0) return new Map();
    const rows = await tx.query<object>(
      `SELECT ${placements.select()} FROM placements WHERE placement_id = ANY ($1::uuid[])
       ORDER BY placement_id FOR UPDATE`,
      [ids],
    );
    return new Map((await withLines(tx, rows)).map((placement) => [placement.placementId, placement]));
  }

  override async lockCustomer(tx: Tx, customerId: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('placements-of/' || $1, 0))`, [customerId]);
  }

  override async placedElsewhere(tx: Tx, invoiceIds: readonly string[], placementId: string): Promise<Set<string>> {
    const rows = await tx.query<{ invoice_id: string }>(
      `SELECT invoice_id FROM placement_lines
       WHERE invoice_id = ANY ($1::uuid[]) AND state = ANY ($2::text[]) AND placement_id <> $3`,
      [invoiceIds, openLineStates, placementId],
    );
    return new Set(rows.map((row) => row.invoice_id));
  }

  override async withOpenLines(tx: Tx, invoiceIds: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ placement_id: string }>(
      `SELECT DISTINCT placement_id FROM placement_lines
       WHERE invoice_id = ANY ($1::uuid[]) AND state = ANY ($2::text[])`,
      [invoiceIds, openLineStates],
    );
    return rows.map((row) => row.placement_id);
  }

  override async insert(tx: Tx, placement: Placement): Promise<void> {
    await placements.insertMany(tx, [placement]);
    await lines.insertMany(tx, linesOf([placement]));
  }

  override async updateMany(tx: Tx, changed: readonly Placement[]): Promise<void> {
    await placements.updateMany(tx, changed, [
      'state',
      'reason',
      'recall_count',
      'recall_ends_at',
      'version',
      'sent_at',
    ]);
    await lines.updateMany(tx, linesOf(changed), [
      'invoice_number',
      'placed_minor',
      'currency',
      'due_on',
      'state',
      'reason',
      'settled_while_placed',
      'invoice_version',
    ]);
  }
}

function linesOf(of: readonly Placement[]): LineRow[] {
  return of.flatMap(({ placementId, lines: own }) => own.map((line) => ({ placementId, ...line })));
}

/** Placements in the order of their rows. */
async function withLines(queryable: Queryable, rows: readonly object[]): Promise<Placement[]> {
  if (rows.length === 0) return [];
  const found = rows.map((row) => placements.toDomain(row));
  const lineRows = await queryable.query<object>(
    `SELECT ${lines.select()} FROM placement_lines WHERE placement_id = ANY ($1::uuid[])
     ORDER BY placement_id, line_number`,
    [found.map(({ placementId }) => placementId)],
  );
  const byPlacement = Map.groupBy(
    lineRows.map((row) => lines.toDomain(row)),
    ({ placementId }) => placementId,
  );
  return found.map((placement) => ({
    ...placement,
    lines: (byPlacement.get(placement.placementId) ?? []).map(({ placementId: _, ...line }) => line),
  }));
}
