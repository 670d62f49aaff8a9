import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import { PlacementStore } from '../../copies/use-cases/ports.js';
import { WakeStore } from '../../waking/use-cases/ports.js';
import { isFinished } from '../domain/placement.js';

/** What the workflow of a placement is to do next. */
export interface PlacementStep {
  readonly next: 'SEND' | 'EXPIRE_RECALL' | 'WAIT' | 'END';
  /** When a recall ends by itself. */
  readonly dueAt: Date | null;
  readonly takenSeq: string;
}

@Injectable()
export class CarryPlacement {
  constructor(
    private readonly placements: PlacementStore,
    private readonly wakes: WakeStore,
  ) {}

  async gather(tx: Tx, placementId: string, workflowId: string): Promise<PlacementStep> {
    const takenSeq = await this.wakes.take(tx, workflowId);
    const row = await this.placements.find(tx, placementId);
    if (!row || isFinished(row.state)) return { next: 'END', dueAt: null, takenSeq };
    if (row.state === 'DRAFT' || row.state === 'READY') return { next: 'SEND', dueAt: null, takenSeq };
    const ended = row.recallEndsAt !== null && row.recallEndsAt <= tx.now;
    return { next: ended ? 'EXPIRE_RECALL' : 'WAIT', dueAt: row.recallEndsAt, takenSeq };
  }

  async settle(tx: Tx, workflowId: string, takenSeq: string): Promise<void> {
    await this.wakes.settle(tx, workflowId, takenSeq);
  }
}
