import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import { CaseHolds } from './case-holds.js';
import { HoldStore } from './ports.js';

const batchSize = 500;

/** Lifts the holds whose end has come. */
@Injectable()
export class EndHolds {
  constructor(
    private readonly store: HoldStore,
    private readonly holds: CaseHolds,
  ) {}

  /** @returns how many were lifted; after a full batch there may be more */
  async endHolds(tx: Tx): Promise<{ done: number; more: boolean }> {
    const ended = await this.store.listEnded(tx, tx.now, batchSize);
    if (ended.length > 0) await this.holds.lift(tx, ended, 'END_REACHED');
    return { done: ended.length, more: ended.length === batchSize };
  }
}
