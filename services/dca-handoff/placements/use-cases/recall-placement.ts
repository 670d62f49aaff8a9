import { Injectable } from '@nestjs/common';
import { requireField } from '#libs/fields';
import { Reasons } from '#libs/reasons';
import { type Caller, Runner } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import { type Placement, requirePlacement } from '../domain/placement.js';
import { recall } from '../domain/recall.js';
import { PlacementStore } from './ports.js';
import { DeliverRecall } from './recalling/deliver-recall.js';
import { RequestRecall } from './recalling/request-recall.js';

export interface RecallInput {
  readonly placementId: string;
  /** Only these; all when empty. */
  readonly invoiceIds: readonly string[];
  readonly reason: string;
  readonly reasonCode: string;
}

@Injectable()
export class RecallPlacement {
  constructor(
    private readonly runner: Runner,
    private readonly reasons: Reasons,
    private readonly placements: PlacementStore,
    private readonly requestRecall: RequestRecall,
    private readonly deliverRecall: DeliverRecall,
  ) {}

  /**
   * Asks the agency to give invoices back.
   * @throws PLACEMENT_NOT_FOUND, PLACEMENT_INVALID, PLACEMENT_LINE_NOT_FOUND, PLACEMENT_STATE_FORBIDS
   */
  async recallPlacement(caller: Caller, input: RecallInput): Promise<Placement> {
    const { placementId, invoiceIds } = input;
    const why = requireField(errors.PLACEMENT_INVALID, 'reason', this.reasons.read('recall', input));
    const recalled = await this.runner.run(caller, async (tx) => {
      const found = await this.placements.lockMany(tx, [placementId]);
      const before = requirePlacement(found.get(placementId), placementId);
      const after = recall(before, invoiceIds, why, tx.now);
      await this.placements.updateMany(tx, [after]);
      await this.requestRecall.requestRecall(tx, before, after, true);
      return after;
    });
    await this.deliverRecall.deliverRecall(caller, placementId);
    return recalled;
  }
}
