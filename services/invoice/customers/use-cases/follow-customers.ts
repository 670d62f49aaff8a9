import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import { Books } from '../../ledger/use-cases/books.js';
import { InvoiceStore } from '../../ledger/use-cases/ports.js';
import { CustomerCopies, type CustomerNews } from './ports.js';

/** Keeps the zone of every customer, and with it the instants from which its invoices are overdue. */
@Injectable()
export class FollowCustomers {
  constructor(
    private readonly copies: CustomerCopies,
    private readonly invoices: InvoiceStore,
    private readonly books: Books,
  ) {}

  /** @param customers as they are after each event, in order */
  async execute(tx: Tx, customers: readonly CustomerNews[]): Promise<void> {
    const latest = new Map<string, CustomerNews>();
    for (const news of customers) {
      if (news.version > (latest.get(news.customerId)?.version ?? 0n)) latest.set(news.customerId, news);
    }
    const moved = await this.copies.keep(tx, [...latest.values()]);
    if (moved.length === 0) return;
    const zones = new Map(moved.map(({ customerId, zone }) => [customerId, zone]));
    const open = await this.invoices.lockUnmarkedOf(tx, [...zones.keys()]);
    const instants = open.map(({ invoiceId, customerId, dueDate }) => ({
      invoiceId,
      overdueAt: this.books.overdueAt(dueDate, zones.get(customerId)!),
    }));
    await this.invoices.setOverdueAt(tx, instants);
  }
}
