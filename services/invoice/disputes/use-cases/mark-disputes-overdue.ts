import { Injectable } from '@nestjs/common';
import { type Caller, Runner } from '#libs/transactions';
import { InvoiceStore } from '../../ledger/use-cases/ports.js';
import { DisputeEvents, DisputeStore } from './ports.js';

const maxDisputes = 1_000;

/** Publishes DisputeOverdue of disputes that are open after their last day, once for each. */
@Injectable()
export class MarkDisputesOverdue {
  constructor(
    private readonly runner: Runner,
    private readonly invoices: InvoiceStore,
    private readonly disputes: DisputeStore,
    private readonly events: DisputeEvents,
  ) {}

  /** @returns how many were marked, and whether there may be more */
  markDisputesOverdue(caller: Caller): Promise<{ done: number; more: boolean }> {
    return this.runner.transact(caller, async (tx) => {
      const due = await this.disputes.lockOverdue(tx, tx.now, maxDisputes);
      const marked = due.map((dispute) => ({ ...dispute, overdueTold: true, version: dispute.version + 1n }));
      await this.disputes.updateMany(tx, marked);
      const invoices = await this.invoices.findMany(
        marked.map(({ invoiceId }) => invoiceId),
        tx,
      );
      const numbers = new Map(invoices.map(({ invoiceId, number }) => [invoiceId, number]));
      for (const dispute of marked) this.events.overdue(tx, dispute, numbers.get(dispute.invoiceId)!);
      return { done: marked.length, more: marked.length === maxDisputes };
    });
  }
}
