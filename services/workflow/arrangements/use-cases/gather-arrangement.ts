import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import { WakeStore } from '../../waking/use-cases/ports.js';
import type { ArrangementStepFacts } from '../domain/arrangement-step.js';
import { ArrangementStore } from './ports.js';

export interface GatheredArrangement {
  readonly facts: ArrangementStepFacts;
  /** Newest wake that was seen; it is settled when the step is done. */
  readonly wakeSeq: string;
}

/** Facts of a plan in instalments for its workflow, and which of its wakes they answer. */
@Injectable()
export class GatherArrangement {
  constructor(
    private readonly arrangements: ArrangementStore,
    private readonly wakes: WakeStore,
  ) {}

  async gatherArrangement(tx: Tx, arrangementId: string, workflowId: string): Promise<GatheredArrangement> {
    const wakeSeq = await this.wakes.newest(tx, workflowId);
    const copy = await this.arrangements.find(tx, arrangementId);
    const facts: ArrangementStepFacts = {
      nowMs: tx.now.getTime(),
      open: copy?.open ?? null,
      paused: copy?.state === 'PAUSED',
      pausedHere: copy?.pausedHere ?? false,
      invoicesPaused: copy?.open ? await this.arrangements.areInvoicesPaused(tx, arrangementId) : false,
      nextActAtMs: copy?.nextActAt?.getTime() ?? null,
    };
    return { facts, wakeSeq };
  }
}
