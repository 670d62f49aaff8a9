import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import { ChargeEvents } from '../../charges/use-cases/ports.js';
import { RateFollowers } from '../../interest/use-cases/ports.js';
import { planAllocation } from '../../ledger/domain/allocation/allocation.js';
import { type Invoice, isOwed } from '../../ledger/domain/invoice.js';
import type { LedgerSession } from '../../ledger/domain/ledger-session.js';
import type { SettledPayment } from '../../ledger/domain/payments.js';
import { type TimeChargeRun, TimeCharges } from '../../ledger/use-cases/ports.js';
import { TermsBooks } from '../../terms/use-cases/terms-books.js';
import { isAccruing, newAccrual } from '../domain/accrual.js';
import type { AccrualRun } from './accrual-run.js';
import { AccrualRuns } from './accrual-runs.js';
import { AccrualStore } from './ports.js';

const nothing: TimeChargeRun = {
  beforePayment: () => undefined,
  afterPayment: () => undefined,
  save: () => Promise.resolve(),
};

/** Has interest posted where money changes invoices, and looked at again where anything else does. */
@Injectable()
export class ChargeDays extends TimeCharges {
  constructor(
    private readonly accruals: AccrualStore,
    private readonly runs: AccrualRuns,
    private readonly terms: TermsBooks,
    private readonly events: ChargeEvents,
  ) {
    super();
  }

  override async begin(tx: Tx, session: LedgerSession, invoices: readonly Invoice[]): Promise<TimeChargeRun> {
    if (invoices.length === 0) return nothing;
    const locked = await this.accruals.lockMany(
      tx,
      invoices.map(({ invoiceId }) => invoiceId),
    );
    const accruing = locked.filter(isAccruing);
    if (accruing.length === 0) return nothing;
    const run = await this.runs.begin(tx, session, accruing);
    return new PaymentCharges(session, run, this.runs, this.events);
  }

  override async becameOverdue(tx: Tx, invoices: readonly Invoice[]): Promise<void> {
    if (invoices.length === 0 || !(await this.terms.haveInterest(tx))) return;
    await this.accruals.insertMissing(
      tx,
      invoices.map((invoice) => newAccrual(invoice, tx.now)),
    );
  }

  override async changed(tx: Tx, invoices: readonly Invoice[]): Promise<void> {
    await this.accruals.touch(
      tx,
      invoices.map(({ invoiceId }) => invoiceId),
      tx.now,
    );
    // Paid late, and before anybody noticed that it was late.
    const isLate = ({ lifecycle, overdueMarked, overdueAt }: Invoice): boolean =>
      isOwed(lifecycle) && !overdueMarked && tx.now >= overdueAt;
    await this.becameOverdue(tx, invoices.filter(isLate));
  }
}

/** What depends on reference rates is looked at again. */
@Injectable()
export class FollowRates extends RateFollowers {
  constructor(private readonly accruals: AccrualStore) {
    super();
  }

  override ratesChanged(tx: Tx, series: readonly string[]): Promise<void> {
    return this.accruals.touchSeries(tx, series, tx.now);
  }
}

class PaymentCharges implements TimeChargeRun {
  constructor(
    private readonly session: LedgerSession,
    private readonly run: AccrualRun,
    private readonly runs: AccrualRuns,
    private readonly events: ChargeEvents,
  ) {}

  beforePayment(tx: Tx, payment: SettledPayment): void {
    if (this.session.payment(payment.paymentId)) return;
    const invoices = this.session.invoicesOfCustomer(payment.customerId);
    const { parts } = planAllocation(payment, invoices, this.session.terms);
    for (const invoiceId of new Set(parts.map((part) => part.invoiceId))) {
      if (this.run.accrual(invoiceId)) this.tell(tx, this.run.accrueUntil(invoiceId, payment.valueDate));
    }
  }

  afterPayment(tx: Tx, paymentId: string): void {
    for (const { invoiceId } of this.session.allocationsOfPayment(paymentId)) {
      if (this.run.accrual(invoiceId)) this.tell(tx, this.run.accrueAgain(invoiceId));
    }
    // Where nothing of it was settled, what was reckoned as of its day is reckoned again all the same.
    for (const invoiceId of this.run.invoiceIds) {
      if (this.run.isBack(invoiceId)) this.tell(tx, this.run.accrueAgain(invoiceId));
    }
  }

  async save(tx: Tx): Promise<void> {
    await this.runs.save(tx, this.session, this.run);
  }

  private tell(tx: Tx, posted: ReturnType<AccrualRun['accrueUntil']>): void {
    if (posted) this.events.interestPosted(tx, posted);
  }
}
