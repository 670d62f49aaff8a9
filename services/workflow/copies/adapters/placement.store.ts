import { Injectable } from '@nestjs/common';
import type { Queryable, Tx } from '#libs/platform';
import type { PlacementRow } from '../domain/placement.js';
import { PlacementStore } from '../use-cases/ports.js';

interface Row {
  placement_id: string;
  case_id: string | null;
  customer_id: string;
  state: string;
  version: bigint;
  recall_ends_at: Date | null;
  lines: { invoiceId: string; state: string }[] | null;
}

const select = `
  SELECT p.placement_id, p.case_id, p.customer_id, p.state, p.version, p.recall_ends_at,
    (SELECT jsonb_agg(jsonb_build_object('invoiceId', l.invoice_id, 'state', l.state) ORDER BY l.invoice_id)
       FROM placement_invoices l WHERE l.placement_id = p.placement_id) AS lines
  FROM placements p`;

@Injectable()
export class PostgresPlacementStore extends PlacementStore {
  override async lock(tx: Tx, placementIds: readonly string[]): Promise<Map<string, PlacementRow>> {
    const rows = await tx.query<Row>(
      `${select} WHERE p.placement_id = ANY($1::uuid[]) ORDER BY p.placement_id FOR UPDATE OF p`,
      [placementIds],
    );
    return new Map(rows.map((row) => [row.placement_id, toPlacement(row)]));
  }

  override async save(tx: Tx, rows: readonly PlacementRow[]): Promise<void> {
    await tx.query(
      `INSERT INTO placements (placement_id, case_id, customer_id, state, version, recall_ends_at)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::bigint[], $6::timestamptz[])
       ON CONFLICT (placement_id) DO UPDATE SET state = excluded.state, version = excluded.version,
         recall_ends_at = excluded.recall_ends_at`,
      [
        rows.map((row) => row.placementId),
        rows.map((row) => row.caseId),
        rows.map((row) => row.customerId),
        rows.map((row) => row.state),
        rows.map((row) => row.version),
        rows.map((row) => row.recallEndsAt),
      ],
    );
    const lines = rows.flatMap(({ placementId, invoices }) => invoices.map((line) => ({ placementId, ...line })));
    await tx.query(
      `INSERT INTO placement_invoices (placement_id, invoice_id, state)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[])
       ON CONFLICT (placement_id, invoice_id) DO UPDATE SET state = excluded.state`,
      [lines.map((line) => line.placementId), lines.map((line) => line.invoiceId), lines.map((line) => line.state)],
    );
  }

  override async find(queryable: Queryable, placementId: string): Promise<PlacementRow | null> {
    const [row] = await queryable.query<Row>(`${select} WHERE p.placement_id = $1`, [placementId]);
    return row ? toPlacement(row) : null;
  }

  override async recallsEnded(tx: Tx, workflowIdPrefix: string, limit: number): Promise<string[]> {
    const rows = await tx.query<{ placement_id: string }>(
      `SELECT placement_id FROM placements p WHERE recall_ends_at IS NOT NULL AND recall_ends_at <= $1
          AND NOT EXISTS (SELECT FROM wakes w WHERE w.workflow_id = $3 || p.placement_id)
        ORDER BY recall_ends_at LIMIT $2`,
      [tx.now, limit, workflowIdPrefix],
    );
    return rows.map((row) => row.placement_id);
  }
}

function toPlacement(row: Row): PlacementRow {
  return {
    placementId: row.placement_id,
    caseId: row.case_id,
    customerId: row.customer_id,
    state: row.state,
    version: row.version,
    recallEndsAt: row.recall_ends_at,
    invoices: row.lines ?? [],
  };
}
