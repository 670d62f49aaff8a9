import type { LocalDate } from '#libs/time';
import type { PageRequest, Queryable, Tx } from '#libs/transactions';
import type { Case, ShownState } from '../../domain/case.js';

/** What lists show of a case besides itself. Stored with the case, so that each filter and order walks an index. */
export interface ListedFacts {
  readonly shown: ShownState;
  /** Why it shows ON_HOLD: a flag by its name, else the reason of the hold placed first, or what an open invoice itself says; else empty. */
  readonly holdReason: string;
  /** When the first of its holds ends by itself, null for never. */
  readonly heldUntil: Date | null;
  /** What remains of its open invoices, in minor units. */
  readonly outstandingMinor: bigint;
  readonly openInvoiceCount: number;
  /** How many of them are with an agency. */
  readonly placedInvoiceCount: number;
  /** How many of these an agency can be asked to give back. */
  readonly recallableInvoiceCount: number;
  /** Null when none is open. */
  readonly oldestDueOn: LocalDate | null;
  /** The next step that nothing stops, and the next of these that sends a message; null for none. */
  readonly nextActAt: Date | null;
  readonly nextActStepId: string | null;
  readonly nextMessageAt: Date | null;
  readonly nextMessageStepId: string | null;
  /** When a message was sent last. */
  readonly lastContactAt: Date | null;
  /** Empty while the customer is not known here. */
  readonly customerClass: string;
  readonly specialistId: string | null;
}

/** A case as it is listed. */
export interface CaseRow extends ListedFacts {
  readonly case: Case;
}

/** From the first bound on and before the second; null for no bound. */
export type Range<Value> = readonly [from: Value | null, until: Value | null];

/** Which cases a list has; null and, of states, none stand for all. */
export interface CaseFilter {
  readonly customerIds: readonly string[] | null;
  readonly caseIds: readonly string[] | null;
  /** The cases of the customers and the others, in place of those that are both. */
  readonly customersOrCases: boolean;
  readonly sequence: string | null;
  readonly sequenceVersion: number | null;
  readonly states: readonly ShownState[];
  readonly holdReason: string | null;
  readonly customerClass: string | null;
  readonly specialistId: string | null;
  readonly currency: string | null;
  /** Both bounds belong to it. */
  readonly outstanding: Range<bigint>;
  readonly opened: Range<Date>;
  readonly nextMessage: Range<Date>;
}

export const everyCase: CaseFilter = {
  customerIds: null,
  caseIds: null,
  customersOrCases: false,
  sequence: null,
  sequenceVersion: null,
  states: [],
  holdReason: null,
  customerClass: null,
  specialistId: null,
  currency: null,
  outstanding: [null, null],
  opened: [null, null],
  nextMessage: [null, null],
};

/** A filter as it is asked for: invoices are named in several ways. */
export interface CaseQuestion extends Omit<CaseFilter, 'caseIds'> {
  readonly invoiceId: string | null;
  readonly invoiceNumber: string | null;
  readonly invoiceNumberPrefix: string | null;
}

export type InvoiceName = Pick<CaseQuestion, 'invoiceId' | 'invoiceNumber' | 'invoiceNumberPrefix'>;

export type CaseOrderBy = 'NEXT_MESSAGE' | 'OUTSTANDING' | 'OLDEST_DUE' | 'OPENED';

/** Cases without the value, and closed ones, come last in either direction. */
export interface CaseOrder {
  readonly by: CaseOrderBy;
  readonly descending: boolean;
}

/**
 * Where a case stands in a list. The value is null where it has none, and where the order is by opening; the currency is
 * empty unless amounts are compared.
 */
export type CaseListKey = readonly [
  currency: string,
  value: Date | bigint | LocalDate | null,
  openedAt: Date,
  caseId: string,
];

export interface CaseCount {
  readonly count: number;
  /** Whether there are more, which were not counted. */
  readonly more: boolean;
}

/** The cases of one page, each with its key. */
export interface CasePageRow extends CaseRow {
  readonly key: CaseListKey;
}

/** Lists for people; nothing is locked. */
export abstract class CaseLists {
  abstract list(
    queryable: Queryable,
    filter: CaseFilter,
    order: CaseOrder,
    page: PageRequest<CaseListKey>,
  ): Promise<CasePageRow[]>;
  /** Exact up to 10,000 at least. */
  abstract count(queryable: Queryable, filter: CaseFilter): Promise<CaseCount>;
  /** Which cases a filter has, in no order, and whose they are; at most so many. */
  abstract listKeys(
    queryable: Queryable,
    filter: CaseFilter,
    limit: number,
  ): Promise<{ caseId: string; customerId: string }[]>;
  /** In the order of the ids; unknown ids are left out. */
  abstract findMany(queryable: Queryable, caseIds: readonly string[]): Promise<CaseRow[]>;
  /** The cases that invoices are or were in, by any of the names; null where more invoices have that name than may be. */
  abstract findCasesOf(queryable: Queryable, name: InvoiceName, maxInvoices: number): Promise<string[] | null>;
}

/** Keeps what lists show of cases in line with what it follows from. */
export abstract class ListedCases {
  /** Locks, in order of id, some of the open cases and of those that were never listed; @param after the last before */
  abstract lockNext(tx: Tx, after: string | null, limit: number): Promise<{ caseId: string; listed: boolean }[]>;
  /** Brings all of locked cases in line. */
  abstract refreshMany(tx: Tx, caseIds: readonly string[]): Promise<void>;
}
