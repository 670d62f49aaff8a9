import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { Database, type Queryable, type Tx } from '#libs/platform';
import {
  openLineStates,
  type LineState,
  type Meanwhile,
  type Placement,
  type PlacementLine,
  type PlacementState,
} from '../domain/placement.js';
import { PlacementStore, type After, type PlacementFilter } from '../use-cases/ports.js';

@Injectable()
export class PostgresPlacementStore extends PlacementStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(placementId: string): Promise<Placement | null> {
    if (!isId(placementId)) return null;
    const sql = `SELECT ${columns} FROM placements WHERE placement_id = $1`;
    const [placement] = await withLines(this.database, await this.database.query<Row>(sql, [placementId]));
    return placement ?? null;
  }

  override async list(filter: PlacementFilter, after: After | null, limit: number): Promise<Placement[]> {
    const { customerId, invoiceId, agency, state } = filter;
    const rows = await this.database.query<Row>(
      // An invoice was placed a few times at most, so these placements are found first and sorted afterwards.
      `SELECT ${columns} FROM placements
       WHERE ($1::uuid IS NULL OR customer_id = $1)
         AND ($2::uuid IS NULL
           OR placement_id = ANY (ARRAY(SELECT placement_id FROM placement_lines WHERE invoice_id = $2)))
         AND ($3::text IS NULL OR agency = $3)
         AND ($4::text IS NULL OR state = $4)
         AND ($5::timestamptz IS NULL OR (created_at, placement_id) < ($5, $6::uuid))
       ORDER BY created_at DESC, placement_id DESC LIMIT $7`,
      [customerId, invoiceId, agency, state, after?.createdAt ?? null, after?.placementId ?? null, limit],
    );
    return withLines(this.database, rows);
  }

  override async lock(tx: Tx, placementIds: readonly string[]): Promise<Map<string, Placement>> {
    const ids = placementIds.filter(isId);
    if (ids.length === 0) return new Map();
    const rows = await tx.query<Row>(
      `SELECT ${columns} FROM placements WHERE placement_id = ANY ($1::uuid[]) ORDER BY placement_id FOR UPDATE`,
      [ids],
    );
    return new Map((await withLines(tx, rows)).map((placement) => [placement.placementId, placement]));
  }

  override async add(tx: Tx, placement: Placement): Promise<void> {
    await tx.query(
      `INSERT INTO placements (placement_id, idempotency_key, agency, customer_id, customer_reference, case_id, state,
         reason, recall_count, version, created_at, sent_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        placement.placementId,
        placement.idempotencyKey,
        placement.agency,
        placement.customerId,
        placement.customerReference,
        placement.caseId,
        placement.state,
        placement.reason,
        placement.recallCount,
        placement.version,
        placement.createdAt,
        placement.sentAt,
      ],
    );
    await saveLines(tx, [placement]);
  }

  override async save(tx: Tx, placements: readonly Placement[]): Promise<void> {
    if (placements.length === 0) return;
    await tx.query(
      `UPDATE placements SET state = given.state, reason = given.reason, recall_count = given.recall_count,
         version = given.version, sent_at = given.sent_at
       FROM unnest($1::uuid[], $2::text[], $3::text[], $4::integer[], $5::bigint[], $6::timestamptz[])
         AS given (placement_id, state, reason, recall_count, version, sent_at)
       WHERE placements.placement_id = given.placement_id`,
      [
        placements.map(({ placementId }) => placementId),
        placements.map(({ state }) => state),
        placements.map(({ reason }) => reason),
        placements.map(({ recallCount }) => recallCount),
        placements.map(({ version }) => version),
        placements.map(({ sentAt }) => sentAt),
      ],
    );
    await saveLines(tx, placements);
  }

  override async serializeCustomer(tx: Tx, customerId: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('placements-of/' || $1, 0))`, [customerId]);
  }

  override async openElsewhere(tx: Tx, invoiceIds: readonly string[], placementId: string): Promise<Set<string>> {
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
}

interface Row {
  placement_id: string;
  idempotency_key: string;
  agency: string;
  customer_id: string;
  customer_reference: string;
  case_id: string | null;
  state: PlacementState;
  reason: string;
  recall_count: number;
  version: bigint;
  created_at: Date;
  sent_at: Date | null;
}

interface LineRow {
  placement_id: string;
  line_number: number;
  invoice_id: string;
  invoice_number: string;
  placed_minor: bigint | null;
  currency: string | null;
  due_on: string | null;
  state: LineState;
  reason: string;
  meanwhile: Meanwhile | null;
  invoice_version: bigint;
}

const columns = `placement_id, idempotency_key, agency, customer_id, customer_reference, case_id, state, reason,
  recall_count, version, created_at, sent_at`;

/** Placements in the order of their rows. */
async function withLines(reader: Queryable, rows: readonly Row[]): Promise<Placement[]> {
  if (rows.length === 0) return [];
  const found = await reader.query<LineRow>(
    `SELECT placement_id, line_number, invoice_id, invoice_number, placed_minor, currency, due_on, state, reason, meanwhile,
       invoice_version
     FROM placement_lines WHERE placement_id = ANY ($1::uuid[]) ORDER BY placement_id, line_number`,
    [rows.map((row) => row.placement_id)],
  );
  const lines = new Map(rows.map((row) => [row.placement_id, [] as PlacementLine[]]));
  for (const row of found) lines.get(row.placement_id)!.push(toLine(row));
  return rows.map((row) => ({
    placementId: row.placement_id,
    idempotencyKey: row.idempotency_key,
    agency: row.agency,
    customerId: row.customer_id,
    customerReference: row.customer_reference,
    caseId: row.case_id,
    state: row.state,
    reason: row.reason,
    lines: lines.get(row.placement_id)!,
    recallCount: row.recall_count,
    version: row.version,
    createdAt: row.created_at,
    sentAt: row.sent_at,
  }));
}

function toLine(row: LineRow): PlacementLine {
  const { placed_minor: minor, currency } = row;
  return {
    lineNumber: row.line_number,
    invoiceId: row.invoice_id,
    invoiceNumber: row.invoice_number,
    placed: minor === null || currency === null ? null : { minor, currency },
    dueDate: row.due_on,
    state: row.state,
    reason: row.reason,
    meanwhile: row.meanwhile,
    invoiceVersion: row.invoice_version,
  };
}

async function saveLines(tx: Tx, placements: readonly Placement[]): Promise<void> {
  const lines = placements.flatMap(({ placementId, lines: own }) => own.map((line) => ({ placementId, ...line })));
  await tx.query(
    `INSERT INTO placement_lines AS known (placement_id, line_number, invoice_id, invoice_number, placed_minor, currency,
       due_on, state, reason, meanwhile, invoice_version)
     SELECT * FROM unnest($1::uuid[], $2::integer[], $3::uuid[], $4::text[], $5::bigint[], $6::text[], $7::date[],
       $8::text[], $9::text[], $10::text[], $11::bigint[])
     ON CONFLICT (placement_id, line_number) DO UPDATE SET invoice_number = excluded.invoice_number,
       placed_minor = excluded.placed_minor, currency = excluded.currency, due_on = excluded.due_on,
       state = excluded.state, reason = excluded.reason, meanwhile = excluded.meanwhile,
       invoice_version = excluded.invoice_version
     WHERE known IS DISTINCT FROM excluded`,
    [
      lines.map(({ placementId }) => placementId),
      lines.map(({ lineNumber }) => lineNumber),
      lines.map(({ invoiceId }) => invoiceId),
      lines.map(({ invoiceNumber }) => invoiceNumber),
      lines.map(({ placed }) => placed?.minor ?? null),
      lines.map(({ placed }) => placed?.currency ?? null),
      lines.map(({ dueDate }) => dueDate),
      lines.map(({ state }) => state),
      lines.map(({ reason }) => reason),
      lines.map(({ meanwhile }) => meanwhile),
      lines.map(({ invoiceVersion }) => invoiceVersion),
    ],
  );
}
