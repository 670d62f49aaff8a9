import { Injectable } from '@nestjs/common';
import { newId } from '#libs/ids';
import type { Tx } from '#libs/transactions';
import { CustomerStore } from '../../../copies/use-cases/ports.js';
import type { Hold } from '../../domain/hold.js';
import { CaseChanges } from '../case-changes.js';
import { ActStore, CaseStore } from '../ports.js';
import { HoldEvents } from './hold-events.js';
import { HoldStore } from './ports.js';

/** When it was placed is now, unless it goes on from one that was placed before. */
type WantedHold = Pick<Hold, 'scope' | 'subjectId' | 'customerId' | 'caseId' | 'reason' | 'untilAt'> &
  Partial<Pick<Hold, 'placedAt'>>;

/** Places and lifts holds in an open transaction, and settles the cases that they stop or release. */
@Injectable()
export class CaseHolds {
  constructor(
    private readonly customers: CustomerStore,
    private readonly holds: HoldStore,
    private readonly cases: CaseStore,
    private readonly acts: ActStore,
    private readonly changes: CaseChanges,
    private readonly events: HoldEvents,
  ) {}

  async place(tx: Tx, wanted: WantedHold): Promise<Hold> {
    return (await this.placeMany(tx, [wanted]))[0]!;
  }

  async placeMany(tx: Tx, wanted: readonly WantedHold[]): Promise<Hold[]> {
    if (wanted.length === 0) return [];
    const customerIds = [...new Set(wanted.map(({ customerId }) => customerId))];
    await this.customers.lockMany(tx, customerIds);
    const placed = wanted.map((each): Hold => {
      return { placedAt: tx.now, ...each, holdId: newId(), placedBy: tx.actor, liftedAt: null };
    });
    await this.holds.insertMany(tx, placed);
    for (const hold of placed) this.events.placed(tx, hold);
    await this.changes.settle(tx, await this.cases.lockOpenOf(tx, customerIds));
    return placed;
  }

  /** @returns those that were lifted; one that another transaction lifted meanwhile is none of them */
  async lift(tx: Tx, found: readonly Hold[], reason: string): Promise<Hold[]> {
    const customerIds = [...new Set(found.map(({ customerId }) => customerId))];
    await this.customers.lockMany(tx, customerIds);
    const holds = await this.holds.lockMany(
      tx,
      found.map(({ holdId }) => holdId),
    );
    await this.holds.lift(
      tx,
      holds.map(({ holdId }) => holdId),
    );
    for (const hold of holds) this.events.lifted(tx, { ...hold, liftedAt: tx.now }, reason);
    const released = await this.cases.lockOpenOf(tx, customerIds);
    await this.acts.pullForward(
      tx,
      released.map(({ caseId }) => caseId),
    );
    await this.changes.settle(tx, released);
    return holds;
  }
}
