import { Injectable } from '@nestjs/common';
import { invariant } from '#libs/errors';
import { Runner, type Caller, type Tx } from '#libs/platform';
import { AgencyStore } from '../../agencies/use-cases/ports.js';
import { assertState, makeReady, placementNotFound, refuseAll, type Placement } from '../domain/placement.js';
import { judge, type Facts } from '../domain/verdict.js';
import { Claims, type EndClaim } from './claims.js';
import { GatherFacts } from './gather-facts.js';
import { deliveryLeaseMs, PlacementDelivery, PlacementFacts, PlacementFiles, PlacementStore } from './ports.js';

/** Checks a placement once more, fixes the content of its file and brings it to the agency. */
@Injectable()
export class SendPlacement {
  constructor(
    private readonly runner: Runner,
    private readonly claims: Claims,
    private readonly facts: GatherFacts,
    private readonly agencies: AgencyStore,
    private readonly placements: PlacementStore,
    private readonly files: PlacementFiles,
    private readonly delivery: PlacementDelivery,
    private readonly news: PlacementFacts,
  ) {}

  /**
   * Answers the placement: sent, or REFUSED when nothing of it may be placed any more, or not with this agency.
   * Errors: PLACEMENT_NOT_FOUND, PLACEMENT_WRONG_STATE, PLACEMENT_BUSY, PLACEMENT_CLAIM_LOST;
   * DELIVERY_FAILED, after which the file is delivered later; of kind unavailable when an owner cannot be asked
   */
  async send(caller: Caller, placementId: string): Promise<Placement> {
    await this.claims.hold(caller, `send/${placementId}`, (end) => this.decideOnce(caller, placementId, end));
    await this.delivery.deliverOf(caller, placementId);
    return this.runner.run(caller, (tx) => this.load(tx, placementId));
  }

  /** The decision is an answer of its own under this request, so that its repeat goes on where a crash stopped it. */
  private async decideOnce(caller: Caller, placementId: string, end: EndClaim): Promise<void> {
    const seen = await this.placements.find(placementId);
    const agency = seen && (await this.agencies.find(seen.agency));
    const facts = seen?.state === 'DRAFT' && agency?.active ? await this.facts.gather(subjectOf(seen), caller) : null;
    await this.runner.run({ ...caller, requestId: `${caller.requestId}/decision` }, async (tx) => {
      const placement = await this.load(tx, placementId);
      await end(tx);
      // Content that is fixed is delivered as it is, whoever asks.
      if (placement.state === 'READY') return placement.state;
      assertState(placement, 'send', ['DRAFT']);
      if (!agency?.active) return (await this.store(tx, refuseAll(placement, 'AGENCY_INACTIVE'))).state;
      invariant(facts, 'A draft for an agency that takes placements has facts gathered for it.');
      return (await this.store(tx, checkedBy(facts, placement))).state;
    });
  }

  private async store(tx: Tx, checked: Placement): Promise<Placement> {
    await this.placements.save(tx, [checked]);
    if (checked.state === 'READY') await this.files.place(tx, checked, deliveryLeaseMs);
    else this.news.refused(tx, checked);
    return checked;
  }

  private async load(tx: Tx, placementId: string): Promise<Placement> {
    const placement = (await this.placements.lock(tx, [placementId])).get(placementId);
    if (!placement) throw placementNotFound(placementId);
    return placement;
  }
}

/** Its own open lines bar these debts from every other placement. */
function checkedBy(facts: Facts, placement: Placement): Placement {
  const { customerId, invoiceIds } = subjectOf(placement);
  return makeReady(placement, judge(customerId, invoiceIds, facts, new Set()));
}

/** Lines that were refused before are not asked about again. */
function subjectOf({ customerId, caseId, lines }: Placement) {
  const proposed = lines.filter(({ state }) => state === 'PROPOSED');
  return { customerId, caseId, invoiceIds: proposed.map(({ invoiceId }) => invoiceId) };
}
