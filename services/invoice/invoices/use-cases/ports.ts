import type { Money } from '#libs/money';
import type { GivenReason } from '#libs/reasons';
import type { LocalDate } from '#libs/time';
import type { Caller, PageRequest, Tx } from '#libs/transactions';
import { type Invoice, type Lifecycle, remainingOf } from '../../ledger/domain/invoice.js';
import type { InvoiceLine } from '../domain/lines.js';

/** What a list is sorted by; rows that are the same in it are sorted by due date where they differ in that, number and id. */
export const invoiceOrders = ['DUE_DATE', 'REMAINING', 'ISSUE_DATE', 'NUMBER'] as const;

export type InvoiceOrder = (typeof invoiceOrders)[number];

/** Conditions of a list, combined with AND, where null means any; and its order. */
export interface InvoiceFilter {
  readonly customerIds: readonly string[] | null;
  readonly lifecycles: readonly Lifecycle[];
  readonly overdue: boolean | null;
  readonly disputed: boolean | null;
  /** Only open invoices that no sequence collects. */
  readonly unassigned: boolean;
  /** Void invoices that stand against files. */
  readonly voidStands: boolean | null;
  readonly creditorId: string | null;
  /** Only this currency. */
  readonly currency: string | null;
  readonly minAmountMinor: bigint | null;
  readonly maxAmountMinor: bigint | null;
  readonly minRemainingMinor: bigint | null;
  readonly maxRemainingMinor: bigint | null;
  readonly dueFrom: LocalDate | null;
  readonly dueTo: LocalDate | null;
  readonly issueFrom: LocalDate | null;
  readonly issueTo: LocalDate | null;
  readonly createdFrom: Date | null;
  /** The first instant that is too late. */
  readonly createdTo: Date | null;
  /** The number starts with it; empty for any. */
  readonly text: string;
  /** By what remains only where there is a currency. */
  readonly order: InvoiceOrder;
  readonly descending: boolean;
}

/** The sort key of a row in an order; see `invoiceKeyOf`. */
export type InvoiceKey = readonly (string | bigint)[];

export function invoiceKeyOf(invoice: Invoice, order: InvoiceOrder): InvoiceKey {
  const { dueDate, issueDate, number, invoiceId } = invoice;
  switch (order) {
    case 'DUE_DATE':
      return [dueDate, number, invoiceId];
    case 'REMAINING':
      return [remainingOf(invoice), dueDate, number, invoiceId];
    case 'ISSUE_DATE':
      return [issueDate, number, invoiceId];
    case 'NUMBER':
      return [number, invoiceId];
  }
}

/** Rows of a filter are counted so far for people. */
export const maxCount = 10_000;

export interface NamedInvoice {
  readonly invoiceId: string;
  readonly customerId: string;
  readonly number: string;
}

export interface Summary {
  readonly invoiceCount: bigint;
  readonly openCount: bigint;
  readonly customerCount: bigint;
  readonly amounts: readonly { readonly currency: string; readonly minor: bigint; readonly remainingMinor: bigint }[];
}

/** Lists and sums of invoices, from committed rows. */
export abstract class InvoiceReader {
  abstract list(filter: InvoiceFilter, now: Date, page: PageRequest<InvoiceKey>): Promise<Invoice[]>;
  /** As `list` does, by number. */
  abstract listNamed(filter: InvoiceFilter, now: Date, page: PageRequest<InvoiceKey>): Promise<NamedInvoice[]>;
  /** @returns how many rows the list has, and more than `maxCount` for all that are more */
  abstract count(filter: InvoiceFilter, now: Date): Promise<number>;
  /** @returns how many rows the list has, and `limit` for all that are more; reads all of them */
  abstract countWhole(filter: InvoiceFilter, now: Date, limit: number): Promise<number>;
  abstract summary(): Promise<Summary>;
}

/** What drafts have beside their rows: lines stay with an invoice, and are never changed once it is issued. */
export abstract class DraftStore {
  /** In order. */
  abstract findLines(invoiceId: string): Promise<InvoiceLine[]>;
  /** Puts lines in the place of those that are there. */
  abstract setLines(tx: Tx, invoiceId: string, lines: readonly InvoiceLine[]): Promise<void>;
  /** Removes a draft, which the caller has locked, with all that is kept of it. */
  abstract remove(tx: Tx, invoiceId: string): Promise<void>;
}

/** What a person says of a dispute. */
export interface DisputeInput extends GivenReason {
  readonly invoiceId: string;
  /** What of the principal is disputed; null for the whole invoice. */
  readonly amount: Money | null;
  readonly documentIds: readonly string[];
  /** By when it is to be decided; null for the usual number of days. */
  readonly deadline: LocalDate | null;
}

/** An invoice after an act on its dispute. */
export interface DisputedInvoice {
  readonly invoice: Invoice;
  readonly disputeId: string;
}

/** Disputes an invoice; the noun of disputes provides it. */
export abstract class DisputeRaising {
  abstract raiseDispute(caller: Caller, input: DisputeInput): Promise<DisputedInvoice>;
}

/** Closes the dispute of an invoice; the noun of disputes provides it. */
export abstract class DisputeClosing {
  abstract closeDispute(caller: Caller, invoiceId: string, reason: string): Promise<DisputedInvoice>;
}

/** Which case of which sequence collects an invoice. */
export interface Enrolment {
  readonly invoiceId: string;
  readonly caseId: string;
  readonly sequence: string;
}

export abstract class EnrolmentStore {
  abstract upsertMany(tx: Tx, enrolments: readonly Enrolment[]): Promise<void>;
  /** Only enrolments of the case named, since an invoice may have joined another case meanwhile. */
  abstract deleteMany(tx: Tx, left: readonly Pick<Enrolment, 'invoiceId' | 'caseId'>[]): Promise<void>;
}
