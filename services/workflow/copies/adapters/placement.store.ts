import { Injectable } from '@nestjs/common';
import { bigint, boolean, rowOf, text, timestamp, uuid } from '#libs/platform';
import type { Queryable, Tx } from '#libs/transactions';
import type { PlacementFacts, PlacementLine } from '../domain/placement.js';
import { PlacementStore } from '../use-cases/ports.js';

const placements = rowOf<PlacementFacts>()('placements', ['placement_id'], {
  placement_id: uuid('placementId'),
  case_id: uuid('caseId'),
  customer_id: uuid('customerId'),
  state: text('state'),
  version: bigint('version'),
  recall_ends_at: timestamp('recallEndsAt'),
});

const lines = rowOf<PlacementLine & { readonly placementId: string }>()(
  'placement_lines',
  ['placement_id', 'invoice_id'],
  {
    placement_id: uuid('placementId'),
    invoice_id: uuid('invoiceId'),
    state: text('state'),
    open: boolean('open'),
  },
);

@Injectable()
export class PostgresPlacementStore extends PlacementStore {
  override async find(queryable: Queryable, placementId: string): Promise<PlacementFacts | null> {
    const [placement] = await select(queryable, 'placement_id = $1', [placementId]);
    return placement ?? null;
  }

  override async findPlaced(queryable: Queryable, invoiceIds: readonly string[]): Promise<string[]> {
    const rows = await queryable.query<{ invoice_id: string }>(
      'SELECT DISTINCT invoice_id FROM placement_lines WHERE open AND invoice_id = ANY($1::uuid[]) ORDER BY invoice_id',
      [invoiceIds],
    );
    return rows.map((row) => row.invoice_id);
  }

  override async lockMany(tx: Tx, placementIds: readonly string[]): Promise<Map<string, PlacementFacts>> {
    const found = await select(tx, 'placement_id = ANY($1::uuid[]) ORDER BY placement_id FOR UPDATE', [placementIds]);
    return new Map(found.map((placement) => [placement.placementId, placement]));
  }

  override async upsertMany(tx: Tx, rows: readonly PlacementFacts[]): Promise<void> {
    await placements.upsertMany(tx, rows, ['state', 'version', 'recall_ends_at']);
    const all = rows.flatMap(({ placementId, lines: own }) => own.map((line) => ({ placementId, ...line })));
    await lines.upsertMany(tx, all, ['state', 'open']);
  }

  override async listRecallsEnded(tx: Tx, workflowIdPrefix: string, limit: number): Promise<string[]> {
    const rows = await tx.query<{ placement_id: string }>(
      `SELECT placement_id FROM placements p WHERE recall_ends_at IS NOT NULL AND recall_ends_at <= $1
          AND NOT EXISTS (SELECT FROM wakes w WHERE w.workflow_id = $3 || p.placement_id)
        ORDER BY recall_ends_at LIMIT $2`,
      [tx.now, limit, workflowIdPrefix],
    );
    return rows.map((row) => row.placement_id);
  }
}

async function select(queryable: Queryable, condition: string, parameters: unknown[]): Promise<PlacementFacts[]> {
  const rows = await queryable.query<{ placement_id: string }>(
    `SELECT ${placements.select()} FROM placements WHERE ${condition}`,
    parameters,
  );
  if (rows.length === 0) return [];
  const stored = await queryable.query(
    `SELECT ${lines.select()} FROM placement_lines WHERE placement_id = ANY($1::uuid[]) ORDER BY invoice_id`,
    [rows.map((row) => row.placement_id)],
  );
  const byPlacement = Map.groupBy(stored.map(lines.toDomain), ({ placementId }) => placementId);
  return rows.map((row) => {
    const own = byPlacement.get(row.placement_id) ?? [];
    return {
      ...placements.toDomain(row),
      lines: own.map(({ invoiceId, state, open }) => ({ invoiceId, state, open })),
    };
  });
}
