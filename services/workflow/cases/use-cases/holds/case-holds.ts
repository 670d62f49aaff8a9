import { Injectable } from '@nestjs/common';
import { newId } from '#libs/ids';
import type { Tx } from '#libs/transactions';
import { CustomerStore } from '../../../copies/use-cases/ports.js';
import { Causes } from '../../../waking/use-cases/causes.js';
import type { Case } from '../../domain/case.js';
import { type Hold, isInForce } from '../../domain/hold.js';
import { CaseChanges } from '../case-changes.js';
import { ActStore, CaseStore } from '../ports.js';
import { HoldEvents } from './hold-events.js';
import { HoldStore } from './ports.js';

/** When it was placed is now, unless it goes on from one that was placed before; it follows from nothing unless said. */
type WantedHold = Pick<Hold, 'scope' | 'subjectId' | 'customerId' | 'caseId' | 'reason' | 'untilAt'> &
  Partial<Pick<Hold, 'placedAt' | 'flag' | 'promiseId' | 'arrangementId'>>;

/** Places and lifts holds in an open transaction, and settles the cases that they stop or release. */
/** Somebody who goes by which invoices are paused. */
export interface HoldsFollower {
  /** Holds of these customers were placed or lifted, and their cases are settled. */
  holdsChanged(tx: Tx, customerIds: readonly string[], causes: Causes): Promise<void>;
}

@Injectable()
export class CaseHolds {
  private readonly followers: HoldsFollower[] = [];

  constructor(
    private readonly customers: CustomerStore,
    private readonly holds: HoldStore,
    private readonly cases: CaseStore,
    private readonly acts: ActStore,
    private readonly changes: CaseChanges,
    private readonly events: HoldEvents,
  ) {}

  follow(follower: HoldsFollower): void {
    this.followers.push(follower);
  }

  async place(tx: Tx, wanted: WantedHold): Promise<Hold> {
    return (await this.placeMany(tx, [wanted]))[0]!;
  }

  /** @param causes by customer */
  async placeMany(tx: Tx, wanted: readonly WantedHold[], causes = new Causes()): Promise<Hold[]> {
    if (wanted.length === 0) return [];
    const customerIds = [...new Set(wanted.map(({ customerId }) => customerId))];
    await this.customers.lockMany(tx, customerIds);
    const placed = wanted.map((each): Hold => {
      return {
        placedAt: tx.now,
        flag: null,
        promiseId: null,
        arrangementId: null,
        ...each,
        holdId: newId(),
        placedBy: tx.actor,
        liftedAt: null,
      };
    });
    await this.holds.insertMany(tx, placed);
    for (const hold of placed) this.events.placed(causes.of(tx, hold.customerId), hold);
    const stopped = await this.cases.lockOpenOf(tx, customerIds);
    for (const { customerId, caseId } of stopped) causes.passOn(customerId, caseId);
    await this.changes.settle(tx, stopped, { causes });
    await this.tell(tx, customerIds, causes);
    return placed;
  }

  /** Pauses locked cases that allow it. @param untilAt when they resume by themselves, null for never */
  async pause(tx: Tx, cases: readonly Case[], reason: string, untilAt: Date | null): Promise<void> {
    await this.placeMany(
      tx,
      cases.map(({ caseId, customerId }) => {
        return { scope: 'CASE', subjectId: caseId, customerId, reason, untilAt, caseId } as const;
      }),
    );
  }

  /** Lifts what pauses locked cases that allow it; collection continues at the same step. */
  async resume(tx: Tx, cases: readonly Case[], reason: string): Promise<void> {
    const pausing = await this.holds.lockPausing(
      tx,
      cases.map(({ caseId }) => caseId),
    );
    await this.lift(
      tx,
      pausing.filter((hold) => isInForce(hold, tx.now)),
      reason,
    );
  }

  /**
   * @param causes by customer
   * @returns those that were lifted; one that another transaction lifted meanwhile is none of them
   */
  async lift(tx: Tx, found: readonly Hold[], reason: string, causes = new Causes()): Promise<Hold[]> {
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
    for (const hold of holds) {
      this.events.lifted(causes.of(tx, hold.customerId), { ...hold, liftedAt: tx.now }, reason);
    }
    const released = await this.cases.lockOpenOf(tx, customerIds);
    await this.acts.pullForward(
      tx,
      released.map(({ caseId }) => caseId),
    );
    for (const { customerId, caseId } of released) causes.passOn(customerId, caseId);
    await this.changes.settle(tx, released, { causes });
    await this.tell(tx, customerIds, causes);
    return holds;
  }

  private async tell(tx: Tx, customerIds: readonly string[], causes: Causes): Promise<void> {
    for (const follower of this.followers) await follower.holdsChanged(tx, customerIds, causes);
  }
}
