import { Injectable } from '@nestjs/common';
import { localDateAt } from '#libs/time';
import type { Tx } from '#libs/transactions';
import type { LedgerEvent } from '../domain/events.js';
import type { Invoice } from '../domain/invoice.js';
import { LedgerSession } from '../domain/ledger-session.js';
import { OverdueCalendar } from '../domain/overdue-calendar.js';
import {
  AllocationEvents,
  AllocationPolicy,
  InvoiceEvents,
  InvoiceStore,
  JournalStore,
  OrganisationDefaults,
  TimeCharges,
} from './ports.js';

/** Opens the session of a transaction with everything that the domain needs, and writes its changes. */
@Injectable()
export class LedgerSessions {
  private readonly calendar = new OverdueCalendar();

  constructor(
    private readonly invoices: InvoiceStore,
    private readonly journal: JournalStore,
    private readonly invoiceEvents: InvoiceEvents,
    private readonly allocationEvents: AllocationEvents,
    private readonly defaults: OrganisationDefaults,
    private readonly policy: AllocationPolicy,
    private readonly timeCharges: TimeCharges,
  ) {}

  overdueAt(dueDate: string, zone: string): Date {
    return this.calendar.overdueAt(dueDate, zone);
  }

  /**
   * @param invoices locked ones; the allocations of those that were paid are loaded with them
   * @param also payments that will change, and invoices that may be settled by cash that payers earmarked for them
   */
  async open(
    tx: Tx,
    invoices: readonly Invoice[],
    also: { paymentIds?: readonly string[]; earmarkedFor?: readonly string[] } = {},
  ): Promise<LedgerSession> {
    const { paymentIds = [], earmarkedFor = [] } = also;
    const payments = [
      ...(paymentIds.length > 0 ? await this.journal.lockPayments(tx, paymentIds) : []),
      ...(earmarkedFor.length > 0 ? await this.journal.lockEarmarkedPayments(tx, earmarkedFor) : []),
    ];
    const paid = invoices.filter(({ paidMinor, creditedMinor }) => paidMinor > 0n || creditedMinor > 0n);
    const allocations =
      payments.length > 0 || paid.length > 0
        ? await this.journal.findAllocations(tx, {
            paymentIds: payments.map(({ paymentId }) => paymentId),
            invoiceIds: paid.map(({ invoiceId }) => invoiceId),
          })
        : [];
    const { zone, creditorId } = this.defaults;
    const { preset, namedPaysDisputed } = this.policy;
    const today = localDateAt(tx.now, zone);
    const terms = { now: tx.now, today, creditorId, calendar: this.calendar, preset, namedPaysDisputed };
    return new LedgerSession(terms, { invoices, payments, allocations });
  }

  /** Publishes the events since the last call; `tx` says what they follow from. */
  publishNew(tx: Tx, session: LedgerSession): void {
    this.publish(tx, session.takeEvents());
  }

  /**
   * Writes entries, invoices, payments and allocations, and what their customers owe then; publishes the events that are
   * not published yet.
   * @throws INVOICE_CONFLICT
   */
  async close(tx: Tx, session: LedgerSession): Promise<void> {
    const changes = session.changes();
    await this.journal.post(tx, changes);
    const { created, changed } = changes;
    if (changed.length > 0) await this.timeCharges.changed(tx, changed);
    await this.invoices.refreshDebtors(tx, [...created.filter(({ lifecycle }) => lifecycle !== 'DRAFT'), ...changed]);
    this.publish(tx, changes.events);
  }

  private publish(tx: Tx, events: readonly LedgerEvent[]): void {
    for (const event of events) {
      if (event.type === 'PaymentAllocated') this.allocationEvents.allocated(tx, event);
      else if (event.type === 'PaymentDeallocated') this.allocationEvents.deallocated(tx, event);
      else this.invoiceEvents.occurred(tx, event);
    }
  }
}
