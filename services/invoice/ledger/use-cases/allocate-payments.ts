import { Injectable } from '@nestjs/common';
import type { CausingEvent, Tx } from '#libs/transactions';
import { sumOf } from '../domain/components.js';
import { type Invoice, payableByName } from '../domain/invoice.js';
import { reversePayment, type SettledPayment, settlePayment } from '../domain/payments.js';
import { LedgerSessions } from './ledger-sessions.js';
import { AllocationPolicy, InvoiceStore, JournalStore, TimeCharges } from './ports.js';

/** A published event of a payment. */
export type PaymentEvent = { readonly payment: SettledPayment; readonly event: CausingEvent } & (
  { readonly kind: 'settled' } | { readonly kind: 'reversed'; readonly reason: string }
);

/**
 * Posts payments and reversals: entries, allocations, invoices and events of a whole batch in a handful of statements.
 * All payments of a customer arrive in order, so two batches never allocate for one customer at once.
 */
@Injectable()
export class AllocatePayments {
  constructor(
    private readonly invoices: InvoiceStore,
    private readonly journal: JournalStore,
    private readonly ledgerSessions: LedgerSessions,
    private readonly policy: AllocationPolicy,
    private readonly timeCharges: TimeCharges,
  ) {}

  /**
   * Posts and allocates a batch, in the order of its events.
   * @throws PAYMENT_INVALID; the key is parked, since its later events build on this one
   */
  async allocatePayments(tx: Tx, events: readonly PaymentEvent[]): Promise<void> {
    const settled = events.flatMap(({ kind, payment }) => (kind === 'settled' ? [payment] : []));
    const reversedIds = events.flatMap(({ kind, payment }) => (kind === 'reversed' ? [payment.paymentId] : []));
    const reopenedIds = await this.invoicesSettledBy(tx, reversedIds);
    const namedIds = settled.flatMap(({ invoiceIds }) => invoiceIds);
    const invoices = new Map<string, Invoice>();
    for (const invoice of await this.invoices.lockMany(tx, [...new Set([...namedIds, ...reopenedIds])])) {
      invoices.set(invoice.invoiceId, invoice);
    }
    const undirected = customersWithMore(settled, invoices, this.policy);
    for (const invoice of undirected.length > 0 ? await this.invoices.lockOpenOf(tx, undirected) : []) {
      invoices.set(invoice.invoiceId, invoice);
    }
    const paymentIds = [...settled.map(({ paymentId }) => paymentId), ...reversedIds];
    const session = await this.ledgerSessions.open(tx, [...invoices.values()], {
      paymentIds,
      earmarkedFor: reopenedIds,
    });
    const charging = await this.timeCharges.begin(tx, session, [...invoices.values()]);
    for (const each of events) {
      const caused = tx.causedBy(each.event);
      if (each.kind === 'settled') {
        charging.beforePayment(caused, each.payment);
        settlePayment(session, each.payment);
      } else reversePayment(session, each.payment, each.reason);
      charging.afterPayment(caused, each.payment.paymentId);
      this.ledgerSessions.publishNew(caused, session);
    }
    await this.ledgerSessions.close(tx, session);
    await charging.save(tx);
  }

  private async invoicesSettledBy(tx: Tx, paymentIds: readonly string[]): Promise<string[]> {
    if (paymentIds.length === 0) return [];
    const allocations = await this.journal.findAllocations(tx, { paymentIds, invoiceIds: [] });
    return allocations.map(({ invoiceId }) => invoiceId);
  }
}

/**
 * Customers who paid more than the invoices they named take, so that the rest settles their other invoices. Most
 * payments name exactly what they pay; nothing else needs to be locked for them.
 */
function customersWithMore(
  payments: readonly SettledPayment[],
  named: ReadonlyMap<string, Invoice>,
  policy: AllocationPolicy,
): string[] {
  const rooms = new Map<string, bigint>();
  const customers = new Set<string>();
  for (const { customerId, currency, amountMinor, invoiceIds } of payments) {
    let restMinor = amountMinor;
    for (const invoiceId of invoiceIds) {
      const invoice = named.get(invoiceId);
      if (!invoice || invoice.customerId !== customerId || invoice.currency !== currency) continue;
      const room = rooms.get(invoiceId) ?? sumOf(payableByName(invoice, policy));
      const part = room < restMinor ? room : restMinor;
      rooms.set(invoiceId, room - part);
      restMinor -= part;
    }
    if (restMinor > 0n) customers.add(customerId);
  }
  return [...customers];
}
