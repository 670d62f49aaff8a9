import type { LocalDate } from '#libs/time';
import type { PageRequest, Tx } from '#libs/transactions';
import type { Invoice, Lifecycle } from '../../ledger/domain/invoice.js';

/** Conditions of a list, combined with AND; null means any. */
export interface InvoiceFilter {
  readonly customerId: string | null;
  readonly lifecycles: readonly Lifecycle[];
  readonly overdue: boolean | null;
  readonly disputed: boolean | null;
  /** Only open invoices that no sequence collects. */
  readonly unassigned: boolean;
  /** Void invoices that stand against files. */
  readonly voidStands: boolean | null;
  /** Only this currency. */
  readonly currency: string | null;
  readonly minRemainingMinor: bigint | null;
  readonly maxRemainingMinor: bigint | null;
  readonly dueFrom: LocalDate | null;
  readonly dueTo: LocalDate | null;
  /** The number starts with it; empty for any. */
  readonly text: string;
}

export type InvoiceKey = readonly [dueDate: LocalDate, number: string, invoiceId: string];

export interface Summary {
  readonly invoiceCount: bigint;
  readonly openCount: bigint;
  readonly customerCount: bigint;
  readonly amounts: readonly { readonly currency: string; readonly minor: bigint; readonly remainingMinor: bigint }[];
}

/** Lists and sums of invoices, from committed rows. */
export abstract class InvoiceReader {
  /** By due date and number. */
  abstract list(filter: InvoiceFilter, now: Date, page: PageRequest<InvoiceKey>): Promise<Invoice[]>;
  abstract summary(): Promise<Summary>;
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
