import type { Money } from '#libs/money';
import type { LocalDate } from '#libs/time';
import type { CallerOnward, PageRequest, Queryable, Tx } from '#libs/transactions';
import type { KnownInvoice } from '../domain/naming.js';
import type { DuePart, Payment, PaymentState } from '../domain/payment.js';

/** Filters of a list, combined with AND; null does not filter. */
export interface PaymentFilter {
  readonly customerId: string | null;
  /** Payments that name or settled it. */
  readonly invoiceId: string | null;
  readonly state: PaymentState | null;
}

/** Sort key of payments. */
export type PaymentKey = readonly [createdAt: Date, paymentId: string];

export abstract class PaymentStore {
  abstract find(paymentId: string): Promise<Payment | null>;
  /** The newest first. */
  abstract list(filter: PaymentFilter, page: PageRequest<PaymentKey>): Promise<Payment[]>;
  /**
   * Which of the invoices have money in flight, or an attempt to charge them whose outcome is not known; with a customer,
   * its payments that name no invoice count for all.
   */
  abstract moneyInFlight(
    invoiceIds: readonly string[],
    customerId: string | null,
    options?: MoneyInFlightOptions,
  ): Promise<string[]>;
  /**
   * What is known of the money for invoices of a customer; it differs after every change to a payment that could alter
   * what remains of them. Inside a transaction it sees every commit so far.
   */
  abstract moneyFor(invoiceIds: readonly string[], customerId: string, tx?: Tx): Promise<MoneyForInvoices>;
  /** Lets one transaction at a time mark this invoice as paid. */
  abstract lockMarking(tx: Tx, invoiceId: string): Promise<void>;
  /** Keeps invoices for one attempt to charge them until it is released. @returns those that another attempt has */
  abstract reserve(tx: Tx, attemptId: string, invoiceIds: readonly string[]): Promise<string[]>;
  abstract release(tx: Tx, attemptId: string): Promise<void>;
  /** Inserts those whose (source, source id) is new and returns their ids. */
  abstract insertMany(tx: Tx, payments: readonly Payment[]): Promise<Set<string>>;
  abstract findBySourceIds(tx: Tx, source: string, sourceIds: readonly string[]): Promise<Payment[]>;
  /** Locks in the order of the ids. @throws PAYMENT_NOT_FOUND when one is unknown */
  abstract lockMany(tx: Tx, paymentIds: readonly string[]): Promise<Map<string, Payment>>;
  /** Stores state, flight and allocation of locked payments. */
  abstract updateMany(tx: Tx, payments: readonly Payment[]): Promise<void>;
  /** Settled payments that name or settled any of the invoices. */
  abstract listSettled(queryable: Queryable, invoiceIds: readonly string[]): Promise<Payment[]>;
}

export interface MoneyInFlightOptions {
  /** Inside a transaction what that changed is seen. */
  readonly tx?: Tx;
  /** The attempt that asks, which is left out. */
  readonly exceptAttemptId?: string;
}

export interface MoneyForInvoices {
  readonly inFlight: boolean;
  readonly fingerprint: string;
}

/** The invoice service. Every method throws what its client throws when it cannot be reached. */
export abstract class InvoiceGateway {
  /** The known ones among at most 5,000 numbers. */
  abstract resolve(numbers: readonly string[], caller: CallerOnward): Promise<KnownInvoice[]>;
  /** Who owes an invoice and what remains of it; null when there is none with this id. */
  abstract remaining(invoiceId: string, caller: CallerOnward): Promise<Remaining | null>;
}

export interface Remaining {
  readonly customerId: string;
  /** Lifecycle of the invoice, such as OPEN or PAID. */
  readonly lifecycle: string;
  /** What remains, zero unless the invoice is owed. */
  readonly remaining: Money;
}

/** The events of payments, published in the transaction of the change. */
export abstract class PaymentEvents {
  /** @param due what plans ask for that the payments may pay */
  abstract settled(tx: Tx, payments: readonly Payment[], due?: DueParts): void;
  abstract reversed(tx: Tx, payment: Payment): void;
}

/** What those who come after payments know of promises to pay. */
export abstract class OpenPromises {
  /** Which of the invoices a debtor promised to pay and still has time for, in their order. */
  abstract findPromised(invoiceIds: readonly string[]): Promise<string[]>;
}

/** By the id of the payment; those that pay no plan are missing. */
export type DueParts = ReadonlyMap<string, readonly DuePart[]>;

/** What those who come after payments know of plans in instalments. */
export abstract class OpenArrangements {
  /** What instalments that are due on the day or were due before it ask of payments whose payer named no invoice. */
  abstract dueParts(tx: Tx, payments: readonly Payment[]): Promise<DueParts>;
  /** Which of the invoices a plan pays that goes on or is paused, in their order. */
  abstract findArranged(invoiceIds: readonly string[], queryable?: Queryable): Promise<string[]>;
}

/** What those who come after payments know of settlements. */
export abstract class OpenSettlements {
  /** Which of the invoices have a settlement that the debtor accepted and did not breach, in their order. */
  abstract findSettling(invoiceIds: readonly string[], queryable?: Queryable): Promise<string[]>;
}

/** The organisation's calendar. */
export abstract class Today {
  /** The organisation's local date at an instant. */
  abstract dateAt(now: Date): LocalDate;
}
