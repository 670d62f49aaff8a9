import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import { WakeStore } from '../../waking/use-cases/ports.js';
import type { PromiseKind } from '../domain/promise.js';
import type { PromiseStepFacts } from '../domain/promise-step.js';
import { PromiseStore } from './ports.js';

export interface GatheredPromise {
  readonly facts: PromiseStepFacts;
  /** Newest wake that was seen; it is settled when the step is done. */
  readonly wakeSeq: string;
}

/** Facts of a promise for its workflow, and which of its wakes they answer. */
@Injectable()
export class GatherPromise {
  constructor(
    private readonly promises: PromiseStore,
    private readonly wakes: WakeStore,
  ) {}

  /** What it is by; a promise where no event about it has arrived. */
  async kindOf(tx: Tx, promiseId: string): Promise<PromiseKind> {
    return (await this.promises.find(tx, promiseId))?.kind ?? 'PROMISE';
  }

  async gatherPromise(tx: Tx, promiseId: string, workflowId: string): Promise<GatheredPromise> {
    const wakeSeq = await this.wakes.newest(tx, workflowId);
    const promise = await this.promises.find(tx, promiseId);
    const judgeAtMs = promise?.judgeAt.getTime() ?? 0;
    return { facts: { nowMs: tx.now.getTime(), open: promise?.open ?? null, judgeAtMs }, wakeSeq };
  }
}
