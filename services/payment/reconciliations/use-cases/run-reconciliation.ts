import { Injectable } from '@nestjs/common';
import { faultOf } from '#libs/errors';
import { FieldFaults } from '#libs/fields';
import { newId } from '#libs/ids';
import type { LocalDate } from '#libs/time';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { PaymentProvider } from '../../provider/domain/provider.js';
import { errors } from '../domain/errors.js';
import { begin, dayOf, openDay, type Reconciliation } from '../domain/reconciliation.js';
import { CompareDay } from './compare-day.js';
import { type LockedReconciliation, ReconciliationStore } from './ports.js';

/** Longer than a usual comparison takes; one that takes longer may be made twice, which changes nothing. */
export const leaseMs = 30_000;

@Injectable()
export class RunReconciliation {
  constructor(
    private readonly runner: Runner,
    private readonly provider: PaymentProvider,
    private readonly reconciliations: ReconciliationStore,
    private readonly compareDay: CompareDay,
  ) {}

  /**
   * Compares a day now; a repeat of the request returns it as it is.
   * @throws RECONCILIATION_INVALID, RECONCILIATION_CONFLICT, PAYMENT_PROVIDER_NOT_FOUND, PAYMENT_PROVIDER_UNAVAILABLE
   */
  async runReconciliation(caller: Caller, day: LocalDate | null): Promise<Reconciliation> {
    let ours: { readonly claimId: string; readonly day: Reconciliation } | undefined;
    const { claimId, reconciliationId } = await this.runner.run(caller, async (tx) => {
      ours = { claimId: newId(), day: await this.beginDay(tx, day) };
      return { claimId: ours.claimId, reconciliationId: ours.day.reconciliationId };
    });
    if (ours && ours.claimId === claimId) return this.compareDay.compareDay(ours.day, caller);
    const again = await this.runner.transact(caller, (tx) => this.beginAgain(tx, reconciliationId));
    return again.isRunning ? this.compareDay.compareDay(again, caller) : again;
  }

  private async beginDay(tx: Tx, day: LocalDate | null): Promise<Reconciliation> {
    const realNow = await this.reconciliations.realNow(tx);
    const faults = new FieldFaults();
    const today = dayOf(realNow);
    faults.check(day !== null, 'day', faultOf('MISSING'));
    faults.check(day === null || day <= today, 'day', faultOf('AFTER_MAX', { max: today }));
    faults.throwIfAny(errors.RECONCILIATION_INVALID);
    const { name } = this.provider;
    await this.reconciliations.insertMany(tx, [openDay(newId(), name, day!, realNow)]);
    const locked = await this.reconciliations.lockDay(tx, name, day!);
    return this.take(tx, locked!, realNow);
  }

  /** The call before ended, or died: then this one does what it left. */
  private async beginAgain(tx: Tx, reconciliationId: string): Promise<Reconciliation> {
    const locked = await this.reconciliations.lock(tx, reconciliationId);
    if (!locked.day.isRunning) return locked.day;
    return this.take(tx, locked, await this.reconciliations.realNow(tx));
  }

  private async take(tx: Tx, { day, isLeased }: LockedReconciliation, realNow: Date): Promise<Reconciliation> {
    if (isLeased) {
      throw errors.RECONCILIATION_CONFLICT('The day is being compared. Make the same call again in a moment.');
    }
    const begun = begin(day, realNow);
    await this.reconciliations.update(tx, begun, leaseMs);
    return begun;
  }
}
