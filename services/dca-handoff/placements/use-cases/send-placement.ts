import { Injectable } from '@nestjs/common';
import { invariant } from '#libs/errors';
import { type Act, type FenceFacts, Owners } from '#libs/fence';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { AgencyStore } from '../../agencies/use-cases/ports.js';
import { decideLines } from '../domain/line-decision.js';
import { assertState, makeReady, type Placement, refuseAll, requirePlacement } from '../domain/placement.js';
import {
  ActLeases,
  fenceDeadlineMs,
  PlacementDelivery,
  PlacementEvents,
  PlacementFiles,
  PlacementStore,
  type ReleaseLease,
} from './ports.js';

@Injectable()
export class SendPlacement {
  constructor(
    private readonly runner: Runner,
    private readonly leases: ActLeases,
    private readonly owners: Owners,
    private readonly agencies: AgencyStore,
    private readonly placements: PlacementStore,
    private readonly files: PlacementFiles,
    private readonly delivery: PlacementDelivery,
    private readonly events: PlacementEvents,
  ) {}

  /**
   * Checks a placement once more, fixes the content of its file and delivers it to the agency. The placement is REFUSED
   * when nothing of it may be placed any more, or not with this agency.
   * @throws PLACEMENT_NOT_FOUND, PLACEMENT_STATE_FORBIDS, PLACEMENT_CONFLICT, DELIVERY_FAILED (the file is delivered
   * later), and an error of kind unavailable when an owner cannot be asked
   */
  async sendPlacement(caller: Caller, placementId: string): Promise<Placement> {
    await this.leases.withLease(caller, `send/${placementId}`, (release) =>
      this.decideOnce(caller, placementId, release),
    );
    await this.delivery.deliver(caller, placementId);
    return this.runner.run(caller, (tx) => this.lock(tx, placementId));
  }

  /** The decision has a response of its own under this request, so that a repeat goes on where a crash stopped it. */
  private async decideOnce(caller: Caller, placementId: string, release: ReleaseLease): Promise<void> {
    const seen = await this.placements.find(placementId);
    const agency = seen && (await this.agencies.find(seen.agency));
    const isDecided = seen?.state !== 'DRAFT' || !agency?.active;
    const facts = isDecided ? null : await this.owners.ask(actOf(seen), caller, { deadlineMs: fenceDeadlineMs });
    await this.runner.run({ ...caller, requestId: `${caller.requestId}/decision` }, async (tx) => {
      const placement = await this.lock(tx, placementId);
      await release(tx);
      // Content that is fixed is delivered as it is, whoever asks.
      if (placement.state === 'READY') return placement.state;
      assertState(placement, 'send', ['DRAFT']);
      if (!agency?.active) return this.store(tx, refuseAll(placement, 'AGENCY_INACTIVE'));
      invariant(facts, 'The owners were asked about a draft with an active agency.');
      return this.store(tx, checkedBy(facts, placement));
    });
  }

  private async store(tx: Tx, checked: Placement): Promise<string> {
    await this.placements.updateMany(tx, [checked]);
    if (checked.state === 'READY') await this.files.place(tx, checked);
    else this.events.refused(tx, checked);
    return checked.state;
  }

  private async lock(tx: Tx, placementId: string): Promise<Placement> {
    const found = await this.placements.lockMany(tx, [placementId]);
    return requirePlacement(found.get(placementId), placementId);
  }
}

/**
 * The open lines of the placement itself bar its invoices from every other one. Whether they were announced was decided
 * when it was proposed.
 */
function checkedBy(facts: FenceFacts, placement: Placement): Placement {
  return makeReady(placement, decideLines(actOf(placement), facts, new Set(), ''));
}

/** Lines that were refused before are not asked about again. The pause that it lifts lasts until it is sent. */
function actOf({ customerId, caseId, lines, liftsPause }: Placement): Act {
  const proposed = lines.filter(({ state }) => state === 'PROPOSED');
  return { customerId, caseId, invoiceIds: proposed.map(({ invoiceId }) => invoiceId), passesPause: liftsPause };
}
