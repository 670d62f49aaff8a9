import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import { PlacementStore } from '../../copies/use-cases/ports.js';
import { WakeStore } from '../../waking/use-cases/ports.js';
import type { PlacementFacts } from '../domain/placement-step.js';

export interface GatheredPlacement {
  readonly facts: PlacementFacts;
  /** Newest wake that was seen; it is settled when the step is done. */
  readonly wakeSeq: string;
}

/** Facts of a placement for its workflow, and which of its wakes they answer. */
@Injectable()
export class GatherPlacement {
  constructor(
    private readonly placements: PlacementStore,
    private readonly wakes: WakeStore,
  ) {}

  async gatherPlacement(tx: Tx, placementId: string, workflowId: string): Promise<GatheredPlacement> {
    const wakeSeq = await this.wakes.newest(tx, workflowId);
    const placement = await this.placements.find(tx, placementId);
    const state = placement?.state ?? null;
    const recallEndsAtMs = placement?.recallEndsAt?.getTime() ?? null;
    return { facts: { nowMs: tx.now.getTime(), state, recallEndsAtMs }, wakeSeq };
  }
}
