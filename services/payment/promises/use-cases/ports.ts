import type { LocalDate } from '#libs/time';
import type { CallerOnward, PageRequest, Queryable, Tx } from '#libs/transactions';
import type { PaymentMethod } from '../../payments/domain/payment.js';
import type { PromisableInvoice, PromiseRules } from '../domain/draft.js';
import type { PaymentPromise, PromiseOutcome, PromiseState } from '../domain/promise.js';

/** Conditions of a list, combined with AND; null means any. */
export interface PromiseFilter {
  readonly customerId: string | null;
  readonly invoiceId: string | null;
  readonly state: PromiseState | null;
  readonly method: PaymentMethod | null;
  readonly dueFrom: LocalDate | null;
  readonly dueUntil: LocalDate | null;
  /** Whether the promise that is due last comes first. */
  readonly descending: boolean;
}

export type PromiseKey = readonly [dueDate: LocalDate, promiseId: string];

export abstract class PromiseStore {
  /** @returns null when there is none */
  abstract find(promiseId: string): Promise<PaymentPromise | null>;
  /** In the order of the days on which they are due, or the other way round. */
  abstract list(filter: PromiseFilter, page: PageRequest<PromiseKey>): Promise<PaymentPromise[]>;
  /** Which of the invoices have an ACTIVE promise, in their order. */
  abstract findPromised(queryable: Queryable, invoiceIds: readonly string[]): Promise<string[]>;
  /** Ids of the ACTIVE ones about any of the invoices. */
  abstract activeOf(queryable: Queryable, invoiceIds: readonly string[]): Promise<string[]>;
  abstract countActive(queryable: Queryable, customerId: string): Promise<number>;
  /** Lets one transaction at a time make promises of this customer. */
  abstract lockMaking(tx: Tx, customerId: string): Promise<void>;
  /** @returns null when there is none */
  abstract lock(tx: Tx, promiseId: string): Promise<PaymentPromise | null>;
  /** Those about any of the invoices, in order of id; none that were cancelled. */
  abstract lockOfInvoices(tx: Tx, invoiceIds: readonly string[]): Promise<PaymentPromise[]>;
  /** ACTIVE ones about any of the invoices, in order of id. */
  abstract lockActiveOf(tx: Tx, invoiceIds: readonly string[]): Promise<PaymentPromise[]>;
  abstract insert(tx: Tx, promise: PaymentPromise): Promise<void>;
  abstract updateMany(tx: Tx, promises: readonly PaymentPromise[]): Promise<void>;
}

/** What other services know of what is promised. Their errors arrive unchanged; they may be unavailable. */
export abstract class PromiseOwners {
  /** The zone of a customer; null when there is no such customer. */
  abstract zoneOf(customerId: string, caller: CallerOnward): Promise<string | null>;
  /** In the order of the ids; unknown ones are missing. */
  abstract findInvoices(
    customerId: string,
    invoiceIds: readonly string[],
    caller: CallerOnward,
  ): Promise<PromisableInvoice[]>;
  /** A date so many working days later. @throws PROMISE_INVALID where the calendar does not know the day */
  abstract workingDaysAfter(date: LocalDate, days: number, caller: CallerOnward): Promise<LocalDate>;
}

/** The events of promises, published in the transaction of the change. */
export abstract class PromiseEvents {
  abstract made(tx: Tx, promise: PaymentPromise): void;
  abstract decided(tx: Tx, promise: PaymentPromise, outcome: PromiseOutcome): void;
}

/** What the organisation decided about promises. */
export abstract class PromisePolicy {
  abstract readonly promises: PromiseRules;
}
