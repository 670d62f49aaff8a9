import { invariant } from '#libs/errors';
import { compareText } from '#libs/text';
import type { LocalDate } from '#libs/time';
import type { Preset } from './allocation/waterfall.js';
import type {
  DisputeEvent,
  InvoiceEventType,
  InvoiceSettledEvent,
  LedgerEvent,
  RecoveryEvent,
  WrittenOffEvent,
} from './events.js';
import type { Invoice } from './invoice.js';
import type { Entry } from './journal/journal.js';
import type { OverdueCalendar } from './overdue-calendar.js';
import type { Allocation, PaymentAccount } from './payment-account.js';

/** What every change of a transaction shares. */
export interface LedgerTerms {
  readonly now: Date;
  /** Today in the zone of the organisation. */
  readonly today: LocalDate;
  /** Whose debt money settles that names no invoice. */
  readonly creditorId: string;
  readonly calendar: OverdueCalendar;
  /** In which order money settles what its payer did not direct, and the components of each invoice. */
  readonly preset: Preset;
  /** Whether money settles also what is disputed where its payer named the invoice. */
  readonly namedPaysDisputed: boolean;
}

/** What a transaction has loaded and locked. */
export interface LoadedLedger {
  readonly invoices?: Iterable<Invoice>;
  readonly payments?: Iterable<PaymentAccount>;
  /** All allocations of the loaded payments, and of the loaded invoices that were ever paid. */
  readonly allocations?: Iterable<Allocation>;
}

/** What a transaction has to write. */
export interface LedgerChanges {
  readonly created: readonly Invoice[];
  readonly changed: readonly Invoice[];
  readonly payments: readonly PaymentAccount[];
  readonly allocations: readonly Allocation[];
  readonly entries: readonly Entry[];
  /** Those that `takeEvents` has not returned yet. */
  readonly events: readonly LedgerEvent[];
}

/**
 * The invoices, payments and allocations of one transaction, with the entries and events of their changes. The commands
 * beside it post the entry of every amount they change, so that the journal and the invoices cannot disagree.
 */
export class LedgerSession {
  readonly entries: Entry[] = [];
  readonly events: LedgerEvent[] = [];
  private readonly invoices = new Map<string, Invoice>();
  private readonly payments = new Map<string, PaymentAccount>();
  private readonly allocations = new Map<string, Allocation>();
  /** Built on first use: a file of new invoices never needs it. */
  private invoicesByCustomer: Map<string, Set<string>> | undefined;
  private readonly allocationsByPayment = new Map<string, Set<string>>();
  private readonly allocationsByInvoice = new Map<string, Set<string>>();
  private readonly createdInvoices = new Set<string>();
  private readonly changedInvoices = new Set<string>();
  private readonly changedPayments = new Set<string>();
  private readonly changedAllocations = new Set<string>();

  constructor(
    readonly terms: LedgerTerms,
    loaded: LoadedLedger = {},
  ) {
    for (const invoice of loaded.invoices ?? []) this.storeInvoice(invoice);
    for (const payment of loaded.payments ?? []) this.payments.set(payment.paymentId, payment);
    for (const allocation of loaded.allocations ?? []) this.storeAllocation(allocation);
  }

  changes(): LedgerChanges {
    return {
      created: pick(this.invoices, this.createdInvoices),
      changed: pick(this.invoices, this.changedInvoices),
      payments: pick(this.payments, this.changedPayments),
      allocations: pick(this.allocations, this.changedAllocations),
      entries: this.entries,
      events: this.events,
    };
  }

  /** The events since the last call. */
  takeEvents(): LedgerEvent[] {
    return this.events.splice(0);
  }

  invoice(invoiceId: string): Invoice {
    const invoice = this.invoices.get(invoiceId);
    invariant(invoice, `Invoice ${invoiceId} was not loaded.`);
    return invoice;
  }

  /** Those of them that are loaded. */
  invoicesOfCustomer(customerId: string): Invoice[] {
    if (!this.invoicesByCustomer) {
      this.invoicesByCustomer = new Map();
      for (const invoice of this.invoices.values())
        index(this.invoicesByCustomer, invoice.customerId, invoice.invoiceId);
    }
    return pick(this.invoices, this.invoicesByCustomer.get(customerId) ?? []);
  }

  allPayments(): IterableIterator<PaymentAccount> {
    return this.payments.values();
  }

  payment(paymentId: string): PaymentAccount | undefined {
    return this.payments.get(paymentId);
  }

  allocation(paymentId: string, invoiceId: string): Allocation | undefined {
    return this.allocations.get(keyOf({ paymentId, invoiceId }));
  }

  /** The oldest first. */
  allocationsOfPayment(paymentId: string): Allocation[] {
    return pick(this.allocations, this.allocationsByPayment.get(paymentId) ?? []).sort(byAge);
  }

  /** The oldest first. */
  allocationsOfInvoice(invoiceId: string): Allocation[] {
    return pick(this.allocations, this.allocationsByInvoice.get(invoiceId) ?? []).sort(byAge);
  }

  addInvoice(invoice: Invoice): void {
    invariant(!this.invoices.has(invoice.invoiceId), `Invoice ${invoice.invoiceId} is there already.`);
    this.storeInvoice(invoice);
    this.createdInvoices.add(invoice.invoiceId);
  }

  setInvoice(invoice: Invoice): void {
    this.storeInvoice(invoice);
    if (!this.createdInvoices.has(invoice.invoiceId)) this.changedInvoices.add(invoice.invoiceId);
  }

  setPayment(payment: PaymentAccount): void {
    this.payments.set(payment.paymentId, payment);
    this.changedPayments.add(payment.paymentId);
  }

  setAllocation(allocation: Allocation): void {
    this.storeAllocation(allocation);
    this.changedAllocations.add(keyOf(allocation));
  }

  /** Stores the invoice with an event. */
  record(type: InvoiceEventType, invoice: Invoice, reason: string): Invoice {
    this.setInvoice(invoice);
    this.events.push({ type, invoice, reason });
    return invoice;
  }

  /** A second event of the same command; it counts as a version of its own. */
  recordFollowUp(type: InvoiceEventType, invoice: Invoice, reason: string): Invoice {
    return this.record(type, { ...invoice, version: invoice.version + 1n }, reason);
  }

  recordChanged(invoice: Invoice, changedFields: readonly string[], reason: string): Invoice {
    this.setInvoice(invoice);
    this.events.push({ type: 'InvoiceChanged', invoice, changedFields, reason });
    return invoice;
  }

  /** Stores the invoice with what became of its dispute. */
  recordDispute(
    type: DisputeEvent['type'],
    invoice: Invoice,
    dispute: DisputeEvent['dispute'],
    reason: string,
  ): Invoice {
    this.setInvoice(invoice);
    this.events.push({ type, invoice, dispute, reason });
    return invoice;
  }

  /** Stores the invoice with what was given up or recovered. */
  recordLoss(event: WrittenOffEvent | InvoiceSettledEvent | RecoveryEvent): Invoice {
    this.setInvoice(event.invoice);
    this.events.push(event);
    return event.invoice;
  }

  private storeInvoice(invoice: Invoice): void {
    this.invoices.set(invoice.invoiceId, invoice);
    if (this.invoicesByCustomer) index(this.invoicesByCustomer, invoice.customerId, invoice.invoiceId);
  }

  private storeAllocation(allocation: Allocation): void {
    const key = keyOf(allocation);
    this.allocations.set(key, allocation);
    index(this.allocationsByPayment, allocation.paymentId, key);
    index(this.allocationsByInvoice, allocation.invoiceId, key);
  }
}

function keyOf({ paymentId, invoiceId }: Pick<Allocation, 'paymentId' | 'invoiceId'>): string {
  return `${paymentId}/${invoiceId}`;
}

function byAge(left: Allocation, right: Allocation): number {
  return left.allocatedAt.getTime() - right.allocatedAt.getTime() || compareText(left.paymentId, right.paymentId);
}

function index(groups: Map<string, Set<string>>, group: string, key: string): void {
  const keys = groups.get(group);
  if (keys) keys.add(key);
  else groups.set(group, new Set([key]));
}

function pick<Item>(items: ReadonlyMap<string, Item>, keys: Iterable<string>): Item[] {
  return [...keys].map((key) => items.get(key)!);
}
