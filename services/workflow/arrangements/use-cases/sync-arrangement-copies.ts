import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import { type Agreement, AgreementHolds } from '../../cases/use-cases/holds/agreement-holds.js';
import { CaseHolds, type HoldsFollower } from '../../cases/use-cases/holds/case-holds.js';
import { CustomerStore } from '../../copies/use-cases/ports.js';
import { Causes, newestOf, type Seen } from '../../waking/use-cases/causes.js';
import { WakeStore } from '../../waking/use-cases/ports.js';
import type { ArrangementCopy } from '../domain/arrangement.js';
import { wakeOf } from '../keep-arrangement.contract.js';
import { ArrangementStore } from './ports.js';

/** Keeps what sequences do away from invoices that plans in instalments pay, and wakes the workflows of the plans. */
@Injectable()
export class SyncArrangementCopies implements HoldsFollower {
  constructor(
    private readonly customers: CustomerStore,
    private readonly arrangements: ArrangementStore,
    private readonly holds: AgreementHolds,
    private readonly wakes: WakeStore,
    caseHolds: CaseHolds,
  ) {
    caseHolds.follow(this);
  }

  /** @param seen what each event says of its plan, in order */
  async syncArrangementCopies(tx: Tx, seen: readonly Seen<ArrangementCopy>[]): Promise<void> {
    const newest = newestOf(seen, ({ arrangementId }) => arrangementId);
    const customerIds = [...new Set([...newest.values()].map(({ facts }) => facts.customerId))];
    await this.customers.lockMany(tx, customerIds);
    const known = await this.arrangements.lockMany(tx, [...newest.keys()].sort());
    const fresh = [...newest.values()]
      .map(({ facts }) => ({ ...facts, pausedHere: staysPausedHere(facts, known.get(facts.arrangementId)) }))
      .filter(({ arrangementId, version }) => version > (known.get(arrangementId)?.version ?? 0n));
    if (fresh.length === 0) return;
    await this.arrangements.upsertMany(tx, fresh);
    const causes = new Causes(newest);
    for (const { arrangementId, customerId } of fresh) causes.passOn(arrangementId, customerId);
    const wasOpen = ({ arrangementId }: ArrangementCopy): boolean => known.get(arrangementId)?.open ?? false;
    const begun = fresh.filter((plan) => plan.open && !wasOpen(plan));
    const ended = fresh.filter((plan) => !plan.open && wasOpen(plan));
    // One plan takes the place of another without a moment in which neither pays.
    await this.holds.begin(tx, begun.map(agreementOf), causes);
    await this.holds.end(tx, ended.map(agreementOf), causes);
    const { mode } = this.wakes;
    await this.wakes.insertMany(
      tx,
      fresh.map(({ arrangementId }) => ({ ...wakeOf(arrangementId, mode), cause: causes.of(tx, arrangementId) })),
    );
  }

  /** A pause of invoices pauses their plan. */
  async holdsChanged(tx: Tx, customerIds: readonly string[], causes: Causes): Promise<void> {
    const open = await this.arrangements.listOpenOf(tx, customerIds);
    for (const { arrangementId, customerId } of open) causes.passOn(customerId, arrangementId);
    const { mode } = this.wakes;
    await this.wakes.insertMany(
      tx,
      open.map(({ arrangementId }) => ({ ...wakeOf(arrangementId, mode), cause: causes.of(tx, arrangementId) })),
    );
  }

  /**
   * What payment answered when it was asked to do something with a plan: what is due next may change without an event.
   * What else it says is taken from the events, which begin and end holds.
   */
  async noteAnswer(tx: Tx, answered: ArrangementCopy, pausedHere: boolean): Promise<void> {
    const { arrangementId, version, nextActAt, state } = answered;
    const known = (await this.arrangements.lockMany(tx, [arrangementId])).get(arrangementId);
    if (!known?.open || version < known.version) return;
    const isPause = state === 'PAUSED' || known.state === 'PAUSED';
    const changed = { ...known, nextActAt, pausedHere, ...(isPause && answered.open ? { state } : {}) };
    await this.arrangements.upsertMany(tx, [changed]);
  }
}

/** Until it goes on, by whomever. */
function staysPausedHere({ state }: ArrangementCopy, known: ArrangementCopy | undefined): boolean {
  return state === 'PAUSED' && (known?.pausedHere ?? false);
}

function agreementOf({ arrangementId: id, customerId, invoiceIds, state }: ArrangementCopy): Agreement {
  return { kind: 'ARRANGEMENT', id, customerId, invoiceIds, state, untilAt: null };
}
