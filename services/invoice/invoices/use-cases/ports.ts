import type { Tx } from '#libs/platform';
import type { LocalDate } from '#libs/time';
import type { Invoice, Lifecycle } from '../../ledger/domain/invoice.js';
import type { PageRequest } from '../../ledger/use-cases/ports.js';

/** Conditions of a list, combined with AND; null asks for none. */
export interface InvoiceFilter {
  readonly customerId: string | null;
  readonly lifecycles: readonly Lifecycle[];
  readonly overdue: boolean | null;
  readonly disputed: boolean | null;
  /** Only open invoices that no sequence collects. */
  readonly unassigned: boolean;
  /** Only this currency. */
  readonly currency: string | null;
  readonly minRemainingMinor: bigint | null;
  readonly maxRemainingMinor: bigint | null;
  readonly dueFrom: LocalDate | null;
  readonly dueTo: LocalDate | null;
  /** Start of the number. */
  readonly text: string;
}

export type InvoiceKey = readonly [dueDate: LocalDate, number: string];

export interface Summary {
  readonly invoiceCount: bigint;
  readonly openCount: bigint;
  readonly customerCount: bigint;
  readonly amounts: readonly { readonly currency: string; readonly minor: bigint; readonly remainingMinor: bigint }[];
}

/** Lists and sums of invoices, from committed rows. */
export abstract class InvoiceReader {
  /** By due date and number; one row more than the limit when there are more. */
  abstract list(filter: InvoiceFilter, now: Date, page: PageRequest<InvoiceKey>): Promise<Invoice[]>;
  abstract summary(): Promise<Summary>;
}

/** Which case of which sequence collects an invoice. */
export abstract class EnrolmentStore {
  abstract enrol(tx: Tx, enrolments: readonly { invoiceId: string; caseId: string; sequence: string }[]): Promise<void>;
  /** Only from the case named, since an invoice may have joined another one meanwhile. */
  abstract leave(tx: Tx, leavings: readonly { invoiceId: string; caseId: string }[]): Promise<void>;
}
