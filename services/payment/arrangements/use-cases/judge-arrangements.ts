import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import type { Payment } from '../../payments/domain/payment.js';
import { type InvoiceFollower, InvoicesSeen, type SeenInvoice } from '../../payments/use-cases/invoices-seen.js';
import { type MoneyFollower, MoneyMoved } from '../../payments/use-cases/money-moved.js';
import { PaymentStore } from '../../payments/use-cases/ports.js';
import { type ArrangementPlan, type ChangedPlan, isLive } from '../domain/arrangement.js';
import { countedFor, judge, noteInvoice } from '../domain/standing.js';
import { invoicesOfPlan } from './draft-arrangements.js';
import { ArrangementEvents, ArrangementStore } from './ports.js';

/** A locked plan as it is stored, and what was done to it since in this transaction. */
export interface TouchedPlan extends ChangedPlan {
  readonly stored: ArrangementPlan;
}

/** Brings plans in line with money, with the days of their instalments, and with invoices that were closed. */
@Injectable()
export class JudgeArrangements implements MoneyFollower, InvoiceFollower {
  constructor(
    private readonly arrangements: ArrangementStore,
    private readonly payments: PaymentStore,
    private readonly events: ArrangementEvents,
    moneyMoved: MoneyMoved,
    invoicesSeen: InvoicesSeen,
  ) {
    moneyMoved.follow(this);
    invoicesSeen.follow(this);
  }

  async moneyMoved(tx: Tx, _moved: readonly Payment[], invoiceIds: readonly string[]): Promise<void> {
    const concerned = await this.arrangements.lockOfInvoices(tx, invoiceIds);
    await this.judgeMany(tx, concerned.map(untouched));
  }

  async invoicesSeen(tx: Tx, seen: readonly SeenInvoice[]): Promise<void> {
    const ids = [...new Set(seen.map(({ invoiceId }) => invoiceId))];
    const concerned = await this.arrangements.lockOfInvoices(tx, ids);
    const touched = concerned.map((stored) => {
      const plan = seen.reduce((after, invoice) => noteInvoice(after, invoice.invoiceId, invoice), stored);
      return { stored, plan, facts: [] };
    });
    await this.judgeMany(tx, touched);
  }

  /**
   * Judges, stores and tells locked plans.
   * @returns them as they are then, in their order
   */
  async judgeMany(tx: Tx, touched: readonly TouchedPlan[]): Promise<ArrangementPlan[]> {
    if (touched.length === 0) return [];
    const invoiceIds = [...new Set(touched.flatMap(({ plan }) => invoicesOfPlan(plan)))];
    const payments = await this.payments.listSettled(tx, invoiceIds);
    const judged: TouchedPlan[] = [];
    for (const { stored, plan, facts } of touched) {
      const money = { counted: countedFor(plan, payments), inFlight: await this.isInFlight(tx, plan) };
      const after = judge(plan, money, tx.now);
      const mayReopen = isLive(stored) || !isLive(after.plan) || (await this.isFree(tx, after.plan));
      const outcome = mayReopen ? after : { plan, facts: [] };
      judged.push({ stored, plan: outcome.plan, facts: [...facts, ...outcome.facts] });
    }
    const changed = judged.filter(({ stored, plan }) => plan !== stored);
    await this.arrangements.updateMany(
      tx,
      changed.map(({ plan }) => plan),
    );
    for (const change of changed) this.events.changed(tx, change);
    return judged.map(({ plan }) => plan);
  }

  /** A plan that is over may not go on while another one pays one of its invoices. */
  private async isFree(tx: Tx, plan: ArrangementPlan): Promise<boolean> {
    await this.arrangements.lockMaking(tx, plan.customerId);
    const arranged = await this.arrangements.findArranged(tx, invoicesOfPlan(plan));
    return arranged.every(({ arrangementId }) => arrangementId === plan.arrangementId);
  }

  private async isInFlight(tx: Tx, plan: ArrangementPlan): Promise<boolean> {
    return (await this.payments.moneyInFlight(invoicesOfPlan(plan), plan.customerId, { tx })).length > 0;
  }
}

export function untouched(stored: ArrangementPlan): TouchedPlan {
  return { stored, plan: stored, facts: [] };
}
