import { Injectable } from '@nestjs/common';
import { localDateAt } from '#libs/time';
import type { Tx } from '#libs/platform';
import { Book } from '../domain/book.js';
import type { Invoice } from '../domain/invoice.js';
import { OverdueCalendar } from '../domain/overdue.js';
import type { Fact } from '../domain/facts.js';
import { AllocationEvents, InvoiceEvents, JournalStore, OrganisationDefaults } from './ports.js';

/** Opens the book of a transaction with all that the domain needs to change it, and writes what came of it. */
@Injectable()
export class Books {
  private readonly calendar = new OverdueCalendar();

  constructor(
    private readonly journal: JournalStore,
    private readonly invoiceEvents: InvoiceEvents,
    private readonly allocationEvents: AllocationEvents,
    private readonly defaults: OrganisationDefaults,
  ) {}

  overdueAt(dueDate: string, zone: string): Date {
    return this.calendar.overdueAt(dueDate, zone);
  }

  /**
   * @param invoices locked ones; their allocations are loaded as far as there are any
   * @param also payments that will be changed, and invoices that may get room for money that waits for them
   */
  async open(
    tx: Tx,
    invoices: readonly Invoice[],
    also: { paymentIds?: readonly string[]; roomFor?: readonly string[] } = {},
  ): Promise<Book> {
    const { paymentIds = [], roomFor = [] } = also;
    const payments = [
      ...(paymentIds.length > 0 ? await this.journal.payments(tx, paymentIds) : []),
      ...(roomFor.length > 0 ? await this.journal.waitingPayments(tx, roomFor) : []),
    ];
    const paid = invoices.filter(({ paidMinor, creditedMinor }) => paidMinor > 0n || creditedMinor > 0n);
    const of = {
      paymentIds: payments.map(({ paymentId }) => paymentId),
      invoiceIds: paid.map(({ invoiceId }) => invoiceId),
    };
    const any = of.paymentIds.length > 0 || of.invoiceIds.length > 0;
    const allocations = any ? await this.journal.allocations(tx, of) : [];
    const { zone, creditorId } = this.defaults;
    const terms = { now: tx.now, today: localDateAt(tx.now, zone), creditorId, calendar: this.calendar };
    return new Book(terms, { invoices, payments, allocations });
  }

  /** Publishes what happened since the last time; `tx` says what it follows from. */
  tell(tx: Tx, book: Book): void {
    this.publish(tx, book.takeFacts());
  }

  /** Writes entries, invoices, payments and allocations and publishes the facts, in the same transaction. */
  async close(tx: Tx, book: Book): Promise<void> {
    const changes = book.changes();
    await this.journal.write(tx, changes);
    this.publish(tx, changes.facts);
  }

  private publish(tx: Tx, facts: readonly Fact[]): void {
    for (const fact of facts) {
      if (fact.type === 'PaymentAllocated') this.allocationEvents.allocated(tx, fact);
      else if (fact.type === 'PaymentDeallocated') this.allocationEvents.deallocated(tx, fact);
      else this.invoiceEvents.occurred(tx, fact);
    }
  }
}
