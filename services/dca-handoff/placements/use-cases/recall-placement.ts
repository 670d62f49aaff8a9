import { Injectable } from '@nestjs/common';
import { DomainError, invalidFields } from '#libs/errors';
import { Runner, type Caller, type Tx } from '#libs/platform';
import { expireRecall, placementNotFound, recall, type Placement } from '../domain/placement.js';
import { deliveryLeaseMs, PlacementDelivery, PlacementStore } from './ports.js';
import { PublishReturn } from './publish-return.js';
import { RequestRecall } from './request-recall.js';

const longestReason = 200;

/** An agent wants debts back, or the agency's time to confirm is over. */
@Injectable()
export class RecallPlacement {
  constructor(
    private readonly runner: Runner,
    private readonly placements: PlacementStore,
    private readonly recalls: RequestRecall,
    private readonly returns: PublishReturn,
    private readonly delivery: PlacementDelivery,
  ) {}

  /**
   * @param invoiceIds only these; all when empty
   * Errors: PLACEMENT_NOT_FOUND, PLACEMENT_INVALID, PLACEMENT_LINE_NOT_FOUND, PLACEMENT_WRONG_STATE
   */
  async request(
    caller: Caller,
    placementId: string,
    invoiceIds: readonly string[],
    reason: string,
  ): Promise<Placement> {
    assertReason(reason);
    const answer = await this.runner.run(caller, async (tx) => {
      const before = await this.load(tx, placementId);
      const after = recall(before, invoiceIds, reason);
      await this.placements.save(tx, [after]);
      await this.recalls.announce(tx, before, after, deliveryLeaseMs);
      return after;
    });
    await this.deliver(caller, placementId);
    return answer;
  }

  /** Errors: PLACEMENT_NOT_FOUND, PLACEMENT_WRONG_STATE */
  expire(caller: Caller, placementId: string): Promise<Placement> {
    return this.runner.run(caller, async (tx) => {
      const before = await this.load(tx, placementId);
      const after = expireRecall(before);
      await this.placements.save(tx, [after]);
      this.returns.publish(tx, before, after);
      return after;
    });
  }

  /** The recall stands whether or not the agency can be reached now: its file is delivered later then. */
  private async deliver(caller: Caller, placementId: string): Promise<void> {
    try {
      await this.delivery.deliverOf(caller, placementId);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'DELIVERY_FAILED') throw error;
    }
  }

  private async load(tx: Tx, placementId: string): Promise<Placement> {
    const placement = (await this.placements.lock(tx, [placementId])).get(placementId);
    if (!placement) throw placementNotFound(placementId);
    return placement;
  }
}

function assertReason(reason: string): void {
  if (reason !== '' && reason.length <= longestReason) return;
  throw invalidFields('PLACEMENT_INVALID', [
    { field: 'reason', description: `must have 1 to ${longestReason} characters` },
  ]);
}
