import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { newId } from '#libs/ids';
import { SystemRunner } from '#libs/transactions';
import { PaymentProvider } from '../../provider/domain/provider.js';
import { begin, openDay, pastDays } from '../domain/reconciliation.js';
import { CompareDay } from './compare-day.js';
import { ReconciliationPolicy, ReconciliationStore } from './ports.js';
import { leaseMs } from './run-reconciliation.js';

/** Compares every past day without being asked; of several processes one at a time takes a day. */
@Injectable()
export class ReconcileDays {
  constructor(
    private readonly runner: SystemRunner,
    private readonly provider: PaymentProvider,
    private readonly reconciliations: ReconciliationStore,
    private readonly compareDay: CompareDay,
    private readonly policy: ReconciliationPolicy,
  ) {}

  /** @returns whether one was due, so that another may be */
  async reconcileDays(): Promise<boolean> {
    const { name } = this.provider;
    const begun = await this.runner.transact(async (tx) => {
      const realNow = await this.reconciliations.realNow(tx);
      const days = pastDays(realNow, this.policy.days);
      await this.reconciliations.insertMany(
        tx,
        days.map((day) => openDay(newId(), name, day, realNow)),
      );
      const due = await this.reconciliations.lockDue(tx, name);
      if (!due) return null;
      const taken = begin(due, realNow);
      await this.reconciliations.update(tx, taken, leaseMs);
      return taken;
    });
    if (!begun) return false;
    await this.compareDay.compareDay(begun, this.runner.caller()).catch((error: unknown) => {
      // It is due again later.
      if (!(error instanceof DomainError && (error.kind === 'unavailable' || error.kind === 'aborted'))) throw error;
    });
    return true;
  }
}
