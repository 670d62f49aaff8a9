import { Injectable } from '@nestjs/common';
import { newId } from '#libs/ids';
import type { Tx } from '#libs/transactions';
import type { Hold } from '../../domain/hold.js';
import { CaseChanges } from '../case-changes.js';
import { ActStore, CaseStore } from '../ports.js';
import { HoldEvents } from './hold-events.js';
import { HoldStore } from './ports.js';

/** Places and lifts holds in an open transaction, and settles the cases that they stop or release. */
@Injectable()
export class CaseHolds {
  constructor(
    private readonly holds: HoldStore,
    private readonly cases: CaseStore,
    private readonly acts: ActStore,
    private readonly changes: CaseChanges,
    private readonly events: HoldEvents,
  ) {}

  async place(
    tx: Tx,
    wanted: Pick<Hold, 'scope' | 'subjectId' | 'customerId' | 'caseId' | 'reason' | 'untilAt'>,
  ): Promise<Hold> {
    const hold: Hold = { ...wanted, holdId: newId(), placedBy: tx.actor, placedAt: tx.now, liftedAt: null };
    await this.holds.insert(tx, hold);
    this.events.placed(tx, hold);
    await this.changes.settle(tx, await this.cases.lockOpenOf(tx, [hold.customerId]));
    return hold;
  }

  async lift(tx: Tx, holds: readonly Hold[], reason: string): Promise<void> {
    await this.holds.lift(
      tx,
      holds.map(({ holdId }) => holdId),
    );
    for (const hold of holds) this.events.lifted(tx, { ...hold, liftedAt: tx.now }, reason);
    const customerIds = [...new Set(holds.map(({ customerId }) => customerId))];
    const released = await this.cases.lockOpenOf(tx, customerIds);
    await this.acts.pullForward(
      tx,
      released.map(({ caseId }) => caseId),
    );
    await this.changes.settle(tx, released);
  }
}
