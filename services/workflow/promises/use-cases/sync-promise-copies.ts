import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import { type Agreement, AgreementHolds } from '../../cases/use-cases/holds/agreement-holds.js';
import { CustomerStore } from '../../copies/use-cases/ports.js';
import { Causes, newestOf, type Seen } from '../../waking/use-cases/causes.js';
import { WakeStore } from '../../waking/use-cases/ports.js';
import { isHolding, type PromiseCopy } from '../domain/promise.js';
import { wakeOf } from '../watch-promise.contract.js';
import { PromiseStore } from './ports.js';

/** Holds the invoices that are promised, or of an accepted settlement, until that is decided. */
@Injectable()
export class SyncPromiseCopies {
  constructor(
    private readonly customers: CustomerStore,
    private readonly promises: PromiseStore,
    private readonly holds: AgreementHolds,
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
    await this.holds.begin(
      tx,
      fresh.filter((promise) => isHolding(promise) && !wasHolding(known.get(promise.promiseId))).map(agreementOf),
      causes,
    );
    await this.holds.end(tx, fresh.filter(({ open }) => !open).map(agreementOf), causes);
    const turned = fresh.filter(({ promiseId, open }) => open !== (known.get(promiseId)?.open ?? false));
    const { mode } = this.wakes;
    await this.wakes.insertMany(
      tx,
      turned.map(({ promiseId }) => ({ ...wakeOf(promiseId, mode), cause: causes.of(tx, promiseId) })),
    );
  }
}

function agreementOf({ promiseId: id, kind, customerId, invoiceIds, state, judgeAt: untilAt }: PromiseCopy): Agreement {
  return { kind, id, customerId, invoiceIds, state, untilAt };
}

function wasHolding(known: PromiseCopy | undefined): boolean {
  return known !== undefined && isHolding(known);
}
