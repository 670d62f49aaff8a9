import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import { promiseReason, settlementReason } from '../../cases/domain/hold.js';
import { CaseHolds } from '../../cases/use-cases/holds/case-holds.js';
import { HoldStore } from '../../cases/use-cases/holds/ports.js';
import { CustomerStore } from '../../copies/use-cases/ports.js';
import { Causes, newestOf, type Seen } from '../../waking/use-cases/causes.js';
import { WakeStore } from '../../waking/use-cases/ports.js';
import { isHolding, type PromiseCopy } from '../domain/promise.js';
import { wakeOf } from '../watch-promise.contract.js';
import { PromiseStore } from './ports.js';

const reasons = { PROMISE: promiseReason, SETTLEMENT: settlementReason } as const;

/** Holds the invoices that are promised, or of an accepted settlement, until that is decided. */
@Injectable()
export class SyncPromiseCopies {
  constructor(
    private readonly customers: CustomerStore,
    private readonly promises: PromiseStore,
    private readonly holdStore: HoldStore,
    private readonly holds: CaseHolds,
    private readonly wakes: WakeStore,
  ) {}

  /** @param seen what each event says of its promise, in order */
  async syncPromiseCopies(tx: Tx, seen: readonly Seen<PromiseCopy>[]): Promise<void> {
    const newest = newestOf(seen, ({ promiseId }) => promiseId);
    const customerIds = [...new Set([...newest.values()].map(({ facts }) => facts.customerId))];
    await this.customers.lockMany(tx, customerIds);
    const known = await this.promises.lockMany(tx, [...newest.keys()].sort());
    const fresh = [...newest.values()]
      .map(({ facts }) => facts)
      .filter(({ promiseId, version }) => version > (known.get(promiseId)?.version ?? 0n));
    if (fresh.length === 0) return;
    await this.promises.upsertMany(tx, fresh);
    const causes = new Causes(newest);
    for (const { promiseId, customerId } of fresh) causes.passOn(promiseId, customerId);
    await this.hold(
      tx,
      fresh.filter((promise) => isHolding(promise) && !wasHolding(known.get(promise.promiseId))),
      causes,
    );
    await this.release(
      tx,
      fresh.filter(({ open }) => !open),
      causes,
    );
    const turned = fresh.filter(({ promiseId, open }) => open !== (known.get(promiseId)?.open ?? false));
    const { mode } = this.wakes;
    await this.wakes.insertMany(
      tx,
      turned.map(({ promiseId }) => ({ ...wakeOf(promiseId, mode), cause: causes.of(tx, promiseId) })),
    );
  }

  private async hold(tx: Tx, made: readonly PromiseCopy[], causes: Causes): Promise<void> {
    const common = { scope: 'INVOICE', caseId: null } as const;
    const wanted = made.flatMap(({ promiseId, kind, customerId, invoiceIds, judgeAt: untilAt }) =>
      invoiceIds.map((subjectId) => ({ ...common, reason: reasons[kind], subjectId, customerId, untilAt, promiseId })),
    );
    await this.holds.placeMany(tx, wanted, causes);
  }

  private async release(tx: Tx, decided: readonly PromiseCopy[], causes: Causes): Promise<void> {
    if (decided.length === 0) return;
    const customerIds = [...new Set(decided.map(({ customerId }) => customerId))];
    const holds = await this.holdStore.listOfPromises(tx, customerIds);
    for (const [why, promises] of Map.groupBy(decided, ({ kind, state }) => `${kind}_${state}`)) {
      const ids = new Set(promises.map(({ promiseId }) => promiseId));
      const ended = holds.filter(({ promiseId }) => promiseId !== null && ids.has(promiseId));
      if (ended.length > 0) await this.holds.lift(tx, ended, why, causes);
    }
  }
}

function wasHolding(known: PromiseCopy | undefined): boolean {
  return known !== undefined && isHolding(known);
}
