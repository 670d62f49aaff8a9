import { Injectable } from '@nestjs/common';
import type { CausingEvent, Tx } from '#libs/platform';
import { remainingOf, type Invoice } from '../domain/invoice.js';
import { reversePayment, settlePayment, type SettledPayment } from '../domain/payments.js';
import { Books } from './books.js';
import { InvoiceStore, JournalStore } from './ports.js';

/** What happened to a payment. */
export type PaymentEvent = { readonly payment: SettledPayment; readonly event: CausingEvent } & (
  { readonly kind: 'settled' } | { readonly kind: 'reversed'; readonly reason: string }
);

/**
 * Books payments and reversals: entries, allocations, invoices and facts of a whole batch in a handful of statements.
 * All payments of a customer arrive in order, so two batches never allocate for one customer at once.
 */
@Injectable()
export class AllocatePayments {
  constructor(
    private readonly invoices: InvoiceStore,
    private readonly journal: JournalStore,
    private readonly books: Books,
  ) {}

  /**
   * @param happened in order
   * @throws DomainError PAYMENT_INVALID: the key is parked, since later events of it build on this one
   */
  async execute(tx: Tx, happened: readonly PaymentEvent[]): Promise<void> {
    const settled = happened.flatMap(({ kind, payment }) => (kind === 'settled' ? [payment] : []));
    const reversedIds = happened.flatMap(({ kind, payment }) => (kind === 'reversed' ? [payment.paymentId] : []));
    const touchedIds = await this.touchedByReversals(tx, reversedIds);
    const namedIds = settled.flatMap(({ invoiceIds }) => invoiceIds);
    const invoices = new Map<string, Invoice>();
    for (const invoice of await this.invoices.lock(tx, [...new Set([...namedIds, ...touchedIds])])) {
      invoices.set(invoice.invoiceId, invoice);
    }
    const undirected = customersWithMore(settled, invoices);
    for (const invoice of undirected.length > 0 ? await this.invoices.lockOpenOf(tx, undirected) : []) {
      invoices.set(invoice.invoiceId, invoice);
    }
    const paymentIds = [...settled.map(({ paymentId }) => paymentId), ...reversedIds];
    const book = await this.books.open(tx, [...invoices.values()], { paymentIds, roomFor: touchedIds });
    for (const each of happened) {
      if (each.kind === 'settled') settlePayment(book, each.payment);
      else reversePayment(book, each.payment, each.reason);
      this.books.tell(tx.causedBy(each.event), book);
    }
    await this.books.close(tx, book);
  }

  private async touchedByReversals(tx: Tx, paymentIds: readonly string[]): Promise<string[]> {
    if (paymentIds.length === 0) return [];
    const allocations = await this.journal.allocations(tx, { paymentIds, invoiceIds: [] });
    return allocations.map(({ invoiceId }) => invoiceId);
  }
}

/**
 * Customers who paid more than the invoices they named can take, so that the rest goes over their other invoices. Most
 * payments name what they pay exactly; nothing else needs to be locked for them.
 */
function customersWithMore(payments: readonly SettledPayment[], named: ReadonlyMap<string, Invoice>): string[] {
  const rooms = new Map<string, bigint>();
  const customers = new Set<string>();
  for (const { customerId, currency, amountMinor, invoiceIds } of payments) {
    let rest = amountMinor;
    for (const invoiceId of invoiceIds) {
      const invoice = named.get(invoiceId);
      if (!invoice || invoice.customerId !== customerId || invoice.currency !== currency) continue;
      const room = rooms.get(invoiceId) ?? (invoice.lifecycle === 'OPEN' ? remainingOf(invoice) : 0n);
      const part = room < rest ? room : rest;
      rooms.set(invoiceId, room - part);
      rest -= part;
    }
    if (rest > 0n) customers.add(customerId);
  }
  return [...customers];
}
