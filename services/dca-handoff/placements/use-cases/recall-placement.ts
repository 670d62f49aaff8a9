import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { readReason, requireField } from '#libs/fields';
import { type Caller, Runner } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import { type Placement, requirePlacement } from '../domain/placement.js';
import { recall } from '../domain/recall.js';
import { PlacementDelivery, PlacementStore } from './ports.js';
import { RequestRecall } from './recalling/request-recall.js';

export interface RecallInput {
  readonly placementId: string;
  /** Only these; all when empty. */
  readonly invoiceIds: readonly string[];
  readonly reason: string;
}

@Injectable()
export class RecallPlacement {
  constructor(
    private readonly runner: Runner,
    private readonly placements: PlacementStore,
    private readonly requestRecall: RequestRecall,
    private readonly delivery: PlacementDelivery,
  ) {}

  /**
   * Asks the agency to give invoices back.
   * @throws PLACEMENT_NOT_FOUND, PLACEMENT_INVALID, PLACEMENT_LINE_NOT_FOUND, PLACEMENT_STATE_FORBIDS
   */
  async recallPlacement(caller: Caller, { placementId, invoiceIds, reason }: RecallInput): Promise<Placement> {
    const why = requireField(errors.PLACEMENT_INVALID, 'reason', readReason(reason));
    const recalled = await this.runner.run(caller, async (tx) => {
      const found = await this.placements.lockMany(tx, [placementId]);
      const before = requirePlacement(found.get(placementId), placementId);
      const after = recall(before, invoiceIds, why, tx.now);
      await this.placements.updateMany(tx, [after]);
      await this.requestRecall.requestRecall(tx, before, after, true);
      return after;
    });
    await this.deliver(caller, placementId);
    return recalled;
  }

  /** The recall stands whether or not the agency can be reached now: its file is delivered later then. */
  private async deliver(caller: Caller, placementId: string): Promise<void> {
    try {
      await this.delivery.deliver(caller, placementId);
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind !== 'unavailable') throw error;
    }
  }
}
