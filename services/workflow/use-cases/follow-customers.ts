import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import { CaseStore, CustomerStore, type CustomerFacts } from './ports.js';
import { SweepEnrolment } from './sweep-enrolment.js';
import { WorkflowFacts } from './facts.port.js';

/** Keeps class and deliverable channels of customers; a repaired contact brings a failed case back. */
@Injectable()
export class FollowCustomers {
  constructor(
    private readonly customers: CustomerStore,
    private readonly cases: CaseStore,
    private readonly sweep: SweepEnrolment,
    private readonly facts: WorkflowFacts,
  ) {}

  async follow(tx: Tx, seen: readonly CustomerFacts[]): Promise<void> {
    const newest = new Map<string, CustomerFacts>();
    for (const facts of seen) {
      const other = newest.get(facts.customerId);
      if (!other || facts.version > other.version) newest.set(facts.customerId, facts);
    }
    const before = await this.customers.find(tx, [...newest.keys()]);
    const fresh = [...newest.values()].filter(({ customerId, version }) => version > (before.get(customerId)?.version ?? 0n));
    if (fresh.length === 0) return;
    await this.customers.save(tx, fresh);
    const repaired = fresh.filter((facts) => gainsChannel(before.get(facts.customerId), facts));
    await this.revive(tx, repaired.map(({ customerId }) => customerId));
    const reclassed = fresh.filter(({ customerId, customerClass }) => before.get(customerId)?.customerClass !== customerClass);
    await this.sweep.reconsider(tx, reclassed.map(({ customerId }) => customerId));
  }

  private async revive(tx: Tx, customerIds: readonly string[]): Promise<void> {
    if (customerIds.length === 0) return;
    const failed = (await this.cases.lockOpenOf(tx, customerIds)).filter(({ state }) => state === 'FAILED');
    for (const revived of failed) {
      revived.state = 'ACTIVE';
      this.facts.caseChanged(tx, revived, 'CONTACT_REPAIRED');
    }
    await this.cases.save(tx, failed);
  }
}

function gainsChannel(before: CustomerFacts | undefined, after: CustomerFacts): boolean {
  if (!before) return false;
  return after.deliverableChannels.some((channel) => !before.deliverableChannels.includes(channel));
}
