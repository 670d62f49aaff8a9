import { invariant } from '#libs/errors';
import type { LocalDate } from '#libs/time';
import type { Fact, InvoiceFactType } from './facts.js';
import type { Invoice } from './invoice.js';
import type { Entry } from './journal.js';
import type { OverdueCalendar } from './overdue.js';
import type { Allocation, PaymentAccount } from './payment-account.js';

/** What is the same for every change of a transaction. */
export interface BookTerms {
  readonly now: Date;
  /** The business date now where the books are kept. */
  readonly today: LocalDate;
  /** The creditor of money that names no invoice. */
  readonly creditorId: string;
  readonly calendar: OverdueCalendar;
}

/** What a transaction loaded and locked. */
export interface LoadedBook {
  readonly invoices?: Iterable<Invoice>;
  readonly payments?: Iterable<PaymentAccount>;
  /** All allocations of the loaded payments, and all of each loaded invoice that was paid anything. */
  readonly allocations?: Iterable<Allocation>;
}

/** What a transaction has to write. */
export interface BookChanges {
  readonly created: readonly Invoice[];
  readonly changed: readonly Invoice[];
  readonly payments: readonly PaymentAccount[];
  readonly allocations: readonly Allocation[];
  readonly entries: readonly Entry[];
  /** Those that were not taken before. */
  readonly facts: readonly Fact[];
}

/**
 * The invoices, payments and allocations of one transaction, with the entries and facts that their changes made. The
 * commands beside it post the entry of every amount they change, so that the journal and the invoices cannot disagree.
 */
export class Book {
  readonly entries: Entry[] = [];
  readonly facts: Fact[] = [];
  private readonly invoices = new Map<string, Invoice>();
  private readonly payments = new Map<string, PaymentAccount>();
  private readonly allocations = new Map<string, Allocation>();
  /** Made when it is first asked for: a file of new invoices never does. */
  private invoicesByCustomer: Map<string, Set<string>> | undefined;
  private readonly allocationsByPayment = new Map<string, Set<string>>();
  private readonly allocationsByInvoice = new Map<string, Set<string>>();
  private readonly createdInvoices = new Set<string>();
  private readonly changedInvoices = new Set<string>();
  private readonly changedPayments = new Set<string>();
  private readonly changedAllocations = new Set<string>();

  constructor(
    readonly terms: BookTerms,
    loaded: LoadedBook = {},
  ) {
    for (const invoice of loaded.invoices ?? []) this.keepInvoice(invoice);
    for (const payment of loaded.payments ?? []) this.payments.set(payment.paymentId, payment);
    for (const allocation of loaded.allocations ?? []) this.keepAllocation(allocation);
  }

  changes(): BookChanges {
    return {
      created: pick(this.invoices, this.createdInvoices),
      changed: pick(this.invoices, this.changedInvoices),
      payments: pick(this.payments, this.changedPayments),
      allocations: pick(this.allocations, this.changedAllocations),
      entries: this.entries,
      facts: this.facts,
    };
  }

  /** The facts since they were taken last. */
  takeFacts(): Fact[] {
    return this.facts.splice(0);
  }

  invoice(invoiceId: string): Invoice {
    const invoice = this.invoices.get(invoiceId);
    invariant(invoice, `Invoice ${invoiceId} was not loaded.`);
    return invoice;
  }

  /** The loaded ones. */
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
    this.keepInvoice(invoice);
    this.createdInvoices.add(invoice.invoiceId);
  }

  setInvoice(invoice: Invoice): void {
    this.keepInvoice(invoice);
    if (!this.createdInvoices.has(invoice.invoiceId)) this.changedInvoices.add(invoice.invoiceId);
  }

  setPayment(payment: PaymentAccount): void {
    this.payments.set(payment.paymentId, payment);
    this.changedPayments.add(payment.paymentId);
  }

  setAllocation(allocation: Allocation): void {
    this.keepAllocation(allocation);
    this.changedAllocations.add(keyOf(allocation));
  }

  /** Keeps the invoice and says what happened to it. */
  tell(type: InvoiceFactType, invoice: Invoice, reason: string): Invoice {
    this.setInvoice(invoice);
    this.facts.push({ type, invoice, reason });
    return invoice;
  }

  /** A second thing that happened by the same command; it counts as a version of its own. */
  tellAlso(type: InvoiceFactType, invoice: Invoice, reason: string): Invoice {
    return this.tell(type, { ...invoice, version: invoice.version + 1n }, reason);
  }

  tellChanged(invoice: Invoice, changedFields: readonly string[], reason: string): Invoice {
    this.setInvoice(invoice);
    this.facts.push({ type: 'InvoiceChanged', invoice, changedFields, reason });
    return invoice;
  }

  private keepInvoice(invoice: Invoice): void {
    this.invoices.set(invoice.invoiceId, invoice);
    if (this.invoicesByCustomer) index(this.invoicesByCustomer, invoice.customerId, invoice.invoiceId);
  }

  private keepAllocation(allocation: Allocation): void {
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
  return left.allocatedAt.getTime() - right.allocatedAt.getTime() || (left.paymentId < right.paymentId ? -1 : 1);
}

function index(groups: Map<string, Set<string>>, group: string, key: string): void {
  const keys = groups.get(group);
  if (keys) keys.add(key);
  else groups.set(group, new Set([key]));
}

function pick<Item>(items: ReadonlyMap<string, Item>, keys: Iterable<string>): Item[] {
  return [...keys].map((key) => items.get(key)!);
}
