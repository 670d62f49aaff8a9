import { Injectable } from '@nestjs/common';
import { type Caller, Runner } from '#libs/transactions';
import { type Placement, requirePlacement } from '../domain/placement.js';
import { expireRecall } from '../domain/recall.js';
import { PlacementStore } from './ports.js';
import { PublishReturn } from './recalling/publish-return.js';

@Injectable()
export class ExpireRecall {
  constructor(
    private readonly runner: Runner,
    private readonly placements: PlacementStore,
    private readonly publishReturn: PublishReturn,
  ) {}

  /**
   * Takes back what the agency did not confirm in time.
   * @throws PLACEMENT_NOT_FOUND, PLACEMENT_STATE_FORBIDS
   */
  expireRecall(caller: Caller, placementId: string): Promise<Placement> {
    return this.runner.run(caller, async (tx) => {
      const found = await this.placements.lockMany(tx, [placementId]);
      const before = requirePlacement(found.get(placementId), placementId);
      const after = expireRecall(before);
      await this.placements.updateMany(tx, [after]);
      this.publishReturn.publishReturn(tx, before, after);
      return after;
    });
  }
}
