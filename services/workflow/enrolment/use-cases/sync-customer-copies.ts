import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import { type Case, repairContact } from '../../cases/domain/case.js';
import { CaseEvents } from '../../cases/use-cases/case-events.js';
import { type SeenFlags, SyncFlags } from '../../cases/use-cases/flags/sync-flags.js';
import { CaseStore } from '../../cases/use-cases/ports.js';
import type { CustomerFacts } from '../../copies/domain/customer.js';
import { CustomerStore } from '../../copies/use-cases/ports.js';
import { Sequences } from '../../sequences/use-cases/sequences.js';
import { Causes, newestOf, type Seen } from '../../waking/use-cases/causes.js';
import { SweepEnrolment } from './sweep-enrolment.js';

/** What an event says of its customer. */
export interface SeenCustomer extends CustomerFacts {
  readonly flags: SeenFlags;
}

/** Keeps class, specialist, deliverable channels and flags of customers; a repaired contact brings a failed case back. */
@Injectable()
export class SyncCustomerCopies {
  constructor(
    private readonly customers: CustomerStore,
    private readonly cases: CaseStore,
    private readonly sequences: Sequences,
    private readonly sweep: SweepEnrolment,
    private readonly flags: SyncFlags,
    private readonly events: CaseEvents,
  ) {}

  /** @param seen what each event says of its customer, in order */
  async syncCustomerCopies(tx: Tx, seen: readonly Seen<SeenCustomer>[]): Promise<void> {
    const newest = newestOf(seen, ({ customerId }) => customerId);
    await this.customers.lockMany(tx, [...newest.keys()]);
    const before = await this.customers.findMany(tx, [...newest.keys()]);
    const fresh = [...newest.values()]
      .map(({ facts }) => facts)
      .filter(({ customerId, version }) => version > (before.get(customerId)?.version ?? 0n));
    if (fresh.length === 0) return;
    const causes = new Causes(newest);
    await this.customers.upsertMany(tx, fresh);
    const newer = seen.filter(({ facts }) => facts.version > (before.get(facts.customerId)?.version ?? 0n));
    await this.flags.syncFlags(
      tx,
      newer.map(({ facts }) => facts.flags),
      causes,
    );
    await this.syncCases(tx, fresh, before, causes);
    const reclassedIds = idsOfOther(fresh, before, ({ customerClass }) => customerClass);
    const handedOverIds = idsOfOther(fresh, before, ({ specialistId }) => specialistId);
    await this.cases.refreshCustomers(tx, [...new Set([...reclassedIds, ...handedOverIds])]);
    await this.sweep.reconsider(tx, reclassedIds, causes);
  }

  /**
   * A case that failed is collected again once a medium that its sequence uses can be used again, and shows that it will
   * fail as long as none can.
   */
  private async syncCases(
    tx: Tx,
    fresh: readonly CustomerFacts[],
    before: ReadonlyMap<string, CustomerFacts>,
    causes: Causes,
  ): Promise<void> {
    const changed = fresh.filter((facts) => {
      const { deliverableChannels = null } = before.get(facts.customerId) ?? {};
      return deliverableChannels?.join() !== facts.deliverableChannels.join();
    });
    if (changed.length === 0) return;
    const gained = new Map(
      changed.map((facts) => [facts.customerId, gainedChannels(before.get(facts.customerId), facts)]),
    );
    const open = await this.cases.lockOpenOf(tx, [...gained.keys()]);
    const revived: Case[] = [];
    for (const found of open) {
      const channels = gained.get(found.customerId)!;
      if (channels.length === 0) continue;
      const { sequence } = await this.sequences.version(tx, found.sequence, found.sequenceVersion);
      if (!sequence.steps.some(({ act }) => act.kind === 'send' && channels.includes(act.channel.toUpperCase())))
        continue;
      const change = repairContact(found);
      this.events.publish(causes.of(tx, found.customerId), change.events);
      revived.push(change.case);
    }
    await this.cases.updateMany(tx, revived);
    await this.cases.refreshListed(
      tx,
      open.map(({ caseId }) => caseId),
    );
  }
}

/** Customers of whom a fact is new or another than before. */
function idsOfOther(
  fresh: readonly CustomerFacts[],
  before: ReadonlyMap<string, CustomerFacts>,
  factOf: (facts: CustomerFacts) => string,
): string[] {
  const differing = fresh.filter((facts) => {
    const known = before.get(facts.customerId);
    return !known || factOf(known) !== factOf(facts);
  });
  return differing.map(({ customerId }) => customerId);
}

function gainedChannels(before: CustomerFacts | undefined, after: CustomerFacts): string[] {
  if (!before) return [];
  return after.deliverableChannels.filter((channel) => !before.deliverableChannels.includes(channel));
}
