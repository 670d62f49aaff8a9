import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import { Books } from './books.js';
import { CustomerCopies, InvoiceStore, type KnownCustomer } from './ports.js';

/** Keeps the zone of every customer, and with it the instants from which its invoices are overdue. */
@Injectable()
export class FollowCustomers {
  constructor(
    private readonly copies: CustomerCopies,
    private readonly invoices: InvoiceStore,
    private readonly books: Books,
  ) {}

  /** @param customers as they are after each event, in order */
  async execute(tx: Tx, customers: readonly KnownCustomer[]): Promise<void> {
    const latest = [...new Map(customers.map((customer) => [customer.customerId, customer])).values()];
    const moved = await this.copies.keep(tx, latest);
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
