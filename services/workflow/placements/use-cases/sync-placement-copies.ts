import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import { recalledReason } from '../../cases/domain/hold.js';
import { CaseChanges } from '../../cases/use-cases/case-changes.js';
import { CaseHolds } from '../../cases/use-cases/holds/case-holds.js';
import { CaseStore } from '../../cases/use-cases/ports.js';
import { type PlacementFacts, type PlacementRow, recallEndsAt } from '../../copies/domain/placement.js';
import { InvoiceStore, PlacementStore } from '../../copies/use-cases/ports.js';
import { Causes, newestOf, type Seen } from '../../waking/use-cases/causes.js';
import { type Wake, WakeStore } from '../../waking/use-cases/ports.js';
import type { WaitMode } from '../../waking/waking.contract.js';
import { isFinished } from '../domain/placement.js';
import { wakeOf } from '../place-with-agency.contract.js';

/** Keeps which debts are with an agency: these stop, rejected ones go on, and those given back are paused. */
@Injectable()
export class SyncPlacementCopies {
  constructor(
    private readonly placements: PlacementStore,
    private readonly cases: CaseStore,
    private readonly invoices: InvoiceStore,
    private readonly changes: CaseChanges,
    private readonly holds: CaseHolds,
    private readonly wakes: WakeStore,
  ) {}

  /** @param seen what each event says of its placement, in order */
  async follow(tx: Tx, seen: readonly Seen<PlacementFacts>[]): Promise<void> {
    const newest = newestOf(seen, ({ placementId }) => placementId);
    const known = await this.placements.lock(tx, [...newest.keys()].sort());
    const fresh = [...newest.values()]
      .map(({ facts }) => facts)
      .filter(({ placementId, version }) => version > (known.get(placementId)?.version ?? 0n));
    if (fresh.length === 0) return;
    const rows = fresh.map((facts) => rowOf(facts, known.get(facts.placementId), tx.now));
    await this.placements.save(tx, rows);
    const causes = new Causes(newest);
    await this.touch(tx, rows, causes);
    for (const row of rows) {
      await this.pauseRecalled(causes.of(tx, row.placementId), row, known.get(row.placementId));
    }
    await this.wakes.add(
      tx,
      rows.flatMap((row) => {
        const wakes = wakesFor(row, known.get(row.placementId), this.wakes.mode);
        return wakes.map((wake) => ({ ...wake, cause: causes.of(tx, row.placementId) }));
      }),
    );
  }

  /** Placed debts stop in their cases, and go on when they come back. */
  private async touch(tx: Tx, rows: readonly PlacementRow[], causes: Causes): Promise<void> {
    const placed = rows.flatMap(({ placementId, invoices }) =>
      invoices.map(({ invoiceId }) => ({ placementId, invoiceId })),
    );
    for (const { placementId, invoiceId } of placed) causes.passOn(placementId, invoiceId);
    const invoiceIds = placed.map(({ invoiceId }) => invoiceId);
    await this.changes.apply(tx, { touched: await this.cases.openMembershipsOf(tx, invoiceIds) }, causes);
  }

  /** An agent decides what becomes of a debt that came back; until then it is held. */
  private async pauseRecalled(tx: Tx, row: PlacementRow, before: PlacementRow | undefined): Promise<void> {
    const wasRecalled = new Set(
      before?.invoices.filter(({ state }) => state === 'RECALLED').map(({ invoiceId }) => invoiceId),
    );
    const recalled = row.invoices.filter(({ invoiceId, state }) => state === 'RECALLED' && !wasRecalled.has(invoiceId));
    if (recalled.length === 0) return;
    const invoices = await this.invoices.find(
      tx,
      recalled.map(({ invoiceId }) => invoiceId),
    );
    for (const { invoiceId, customerId, caseId } of invoices) {
      if (caseId === null) continue;
      const reason = recalledReason;
      await this.holds.place(tx, { scope: 'INVOICE', subjectId: invoiceId, customerId, caseId, reason, untilAt: null });
    }
  }
}

function rowOf(facts: PlacementFacts, before: PlacementRow | undefined, now: Date): PlacementRow {
  const recalling = facts.invoices.some(({ state }) => state === 'RECALL_REQUESTED');
  return { ...facts, recallEndsAt: recalling ? (before?.recallEndsAt ?? recallEndsAt(now)) : null };
}

/** Its workflow carries a new placement on, sets a timer for a recall where timers are used, and ends with it. */
function wakesFor(row: PlacementRow, before: PlacementRow | undefined, mode: WaitMode): Wake[] {
  const begins = !before && row.state === 'DRAFT';
  const ends = isFinished(row.state) && before !== undefined && !isFinished(before.state);
  const timer = mode === 'timer' && row.recallEndsAt !== null && !before?.recallEndsAt;
  return begins || ends || timer ? [wakeOf(row.placementId, mode)] : [];
}
