import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import { isInForce, isOwnPause, recalledReason } from '../../cases/domain/hold.js';
import { CaseChanges } from '../../cases/use-cases/case-changes.js';
import { CaseHolds } from '../../cases/use-cases/holds/case-holds.js';
import { HoldStore } from '../../cases/use-cases/holds/ports.js';
import { CaseReader, CaseStore } from '../../cases/use-cases/ports.js';
import { agencyStates, type PlacementFacts } from '../../copies/domain/placement.js';
import { CustomerStore, InvoiceStore, PlacementStore } from '../../copies/use-cases/ports.js';
import { Causes, newestOf, type Seen } from '../../waking/use-cases/causes.js';
import { WakeStore } from '../../waking/use-cases/ports.js';
import type { WaitMode, WorkflowStart } from '../../waking/waking.contract.js';
import { isFinished } from '../domain/placement-step.js';
import { wakeOf } from '../place-with-agency.contract.js';

/** What an event says of a placement. */
export interface SeenPlacement extends PlacementFacts {
  /** A person placed the debts out of a case that people had paused: the pause ends with it. */
  readonly liftsPause: boolean;
  readonly proposedAt: Date | null;
}

/** Tracks which debts are with an agency: these stop, rejected ones continue, and those given back are paused. */
@Injectable()
export class SyncPlacementCopies {
  constructor(
    private readonly customers: CustomerStore,
    private readonly placements: PlacementStore,
    private readonly cases: CaseStore,
    private readonly reader: CaseReader,
    private readonly invoices: InvoiceStore,
    private readonly changes: CaseChanges,
    private readonly holds: CaseHolds,
    private readonly holdStore: HoldStore,
    private readonly wakes: WakeStore,
  ) {}

  /** @param seen what each event says of its placement, in order */
  async syncPlacementCopies(tx: Tx, seen: readonly Seen<SeenPlacement>[]): Promise<void> {
    const newest = newestOf(seen, ({ placementId }) => placementId);
    await this.customers.lockMany(
      tx,
      [...newest.values()].map(({ facts }) => facts.customerId),
    );
    const known = await this.placements.lockMany(tx, [...newest.keys()].sort());
    const fresh = [...newest.values()]
      .map(({ facts }) => facts)
      .filter(({ placementId, version }) => version > (known.get(placementId)?.version ?? 0n));
    if (fresh.length === 0) return;
    await this.placements.upsertMany(tx, fresh);
    const causes = new Causes(newest);
    await this.touch(tx, fresh, causes);
    for (const placement of fresh) {
      const before = known.get(placement.placementId);
      if (isWithAgency(placement) && (!before || !isWithAgency(before))) {
        await this.liftPause(causes.of(tx, placement.placementId), placement);
      }
      await this.pauseRecalled(causes.of(tx, placement.placementId), placement, before);
    }
    await this.wakes.insertMany(
      tx,
      fresh.flatMap((placement) => {
        const { placementId } = placement;
        const wakes = wakesFor(placement, known.get(placementId), this.wakes.mode);
        return wakes.map((wake) => ({ ...wake, cause: causes.of(tx, placementId) }));
      }),
    );
  }

  /** Placed debts stop in their cases, and continue when they come back. */
  private async touch(tx: Tx, placements: readonly PlacementFacts[], causes: Causes): Promise<void> {
    const invoiceIds = placements.flatMap(({ lines }) => lines.map(({ invoiceId }) => invoiceId));
    for (const { placementId, lines } of placements) {
      for (const { invoiceId } of lines) causes.passOn(placementId, invoiceId);
    }
    await this.changes.change(tx, { touched: await this.cases.findOpenMemberships(tx, invoiceIds) }, causes);
  }

  /**
   * Ends the pause out of which debts were placed, once they are sent: until then it may still be refused. What is left of the
   * case stays paused as it was, and what was paused since stays too.
   */
  private async liftPause(tx: Tx, seen: SeenPlacement): Promise<void> {
    if (!seen.liftsPause || seen.caseId === null) return;
    const { customerId, proposedAt } = seen;
    const caseId = await this.reader.findLast(tx, seen.caseId);
    const placed = new Set(seen.lines.filter(({ open }) => open).map(({ invoiceId }) => invoiceId));
    const pauses = (await this.holdStore.lockPausing(tx, [caseId])).filter(
      (hold) =>
        isInForce(hold, tx.now) &&
        isOwnPause(hold, caseId) &&
        (proposedAt === null || hold.placedAt <= proposedAt) &&
        (hold.scope === 'CASE' || placed.has(hold.subjectId)),
    );
    if (pauses.length === 0) return;
    const left = (await this.cases.listOpenMembers(tx, [caseId])).filter(({ subjectId }) => !placed.has(subjectId));
    const kept = pauses
      .filter(({ scope }) => scope === 'CASE')
      .flatMap(({ reason, untilAt, placedAt }) => {
        const common = { scope: 'INVOICE', customerId, caseId, reason, untilAt, placedAt } as const;
        return left.map(({ subjectId }) => ({ ...common, subjectId }));
      });
    await this.holds.placeMany(tx, kept);
    await this.holds.lift(tx, pauses, placedReason);
  }

  /** A person decides about a debt that came back; until then it is held. */
  private async pauseRecalled(tx: Tx, now: PlacementFacts, before: PlacementFacts | undefined): Promise<void> {
    const recalledOf = (placement: PlacementFacts | undefined): string[] =>
      (placement?.lines ?? []).filter(({ state }) => state === 'RECALLED').map(({ invoiceId }) => invoiceId);
    const recalledBefore = new Set(recalledOf(before));
    const recalled = recalledOf(now).filter((invoiceId) => !recalledBefore.has(invoiceId));
    if (recalled.length === 0) return;
    const inCases = (await this.invoices.findMany(tx, recalled)).filter(({ caseId }) => caseId !== null);
    const common = { scope: 'INVOICE', reason: recalledReason, untilAt: null } as const;
    await this.holds.placeMany(
      tx,
      inCases.map(({ invoiceId, customerId, caseId }) => ({ ...common, subjectId: invoiceId, customerId, caseId })),
    );
  }
}

/** A debt of it is with the agency, which was not asked to give it back. */
function isWithAgency({ lines }: PlacementFacts): boolean {
  return lines.some(({ state }) => agencyStates.includes(state));
}

/** Why a pause ended out of which debts were placed. */
const placedReason = 'PLACED';

/** Its workflow starts with a new placement, sets a timer for a recall where timers are used, and ends with it. */
function wakesFor(now: PlacementFacts, before: PlacementFacts | undefined, mode: WaitMode): WorkflowStart[] {
  const begins = !before && now.state === 'DRAFT';
  const ends = isFinished(now.state) && before !== undefined && !isFinished(before.state);
  const timer = mode === 'timer' && now.recallEndsAt !== null && !before?.recallEndsAt;
  return begins || ends || timer ? [wakeOf(now.placementId, mode)] : [];
}
