import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#libs/time';
import { type Caller, Database } from '#libs/transactions';
import { KnownCustomers } from '../../../customers/use-cases/known-customers.js';
import type { KnownCustomer } from '../../../customers/use-cases/ports.js';
import type { DueDateSource } from '../../../ledger/domain/invoice.js';
import { isPlausibleDate } from '../../../ledger/domain/plausible-date.js';
import type { TermsSubject } from '../../../terms/domain/terms.js';
import type { UnknownDueDate } from '../../../terms/domain/terms-book.js';
import { TermsBooks } from '../../../terms/use-cases/terms-books.js';
import type { ReadRow } from './feed-row.js';

interface DueDate {
  readonly dueDate: LocalDate;
  readonly dueDateSource: DueDateSource;
}

/** When the invoice of a row is due; its customer is known. */
export type TermsOfRows = (row: ReadRow) => DueDate | UnknownDueDate;

/** Payment terms for rows that do not say when they are due. */
@Injectable()
export class ChunkTerms {
  constructor(
    private readonly database: Database,
    private readonly books: TermsBooks,
    private readonly known: KnownCustomers,
  ) {}

  /** Reads the terms of all customers that need them at once. @param customers by reference */
  async read(
    caller: Caller,
    rows: readonly ReadRow[],
    customers: ReadonlyMap<string, KnownCustomer>,
  ): Promise<TermsOfRows> {
    const subjects = await this.subjectsOf(caller, rows, customers);
    if (subjects.size === 0) return (row) => ({ dueDate: saidBy(row)!, dueDateSource: 'GIVEN' });
    const book = await this.books.read(this.database, await this.database.now(), [...subjects.values()]);
    return (row) => {
      const said = saidBy(row);
      if (said !== null) return { dueDate: said, dueDateSource: 'GIVEN' };
      const due = book.dueDate(subjects.get(keyOf(row))!, row.kind ?? 'REGULAR', row.issueDate);
      if ('unknown' in due) return due;
      if (isPlausibleDate(due.dueDate)) return { dueDate: due.dueDate, dueDateSource: 'TERMS' };
      return {
        unknown: `${due.dueDate} is not between the years 1900 and 2999. Look whether the day of issue is right.`,
      };
    };
  }

  /** Whose terms hold, by customer and class: what a row says of the class of its customer holds for that row already. */
  private async subjectsOf(
    caller: Caller,
    rows: readonly ReadRow[],
    customers: ReadonlyMap<string, KnownCustomer>,
  ): Promise<Map<string, TermsSubject>> {
    const needing = new Map<string, KnownCustomer>();
    for (const row of rows) {
      const customer = saidBy(row) === null ? customers.get(row.reference) : undefined;
      const said = row.customerFields['class'];
      if (customer) needing.set(keyOf(row), said === undefined ? customer : { ...customer, className: said });
    }
    const withClasses = await this.known.withClasses(caller, [...needing.values()]);
    const subjects = withClasses.map((customer) => ({ className: customer.className, customer }));
    return new Map([...needing.keys()].map((key, index) => [key, subjects[index]!]));
  }
}

/** The due date that the row says; nobody asks for that of a credit note. */
function saidBy({ dueDate, credits, issueDate }: ReadRow): LocalDate | null {
  return dueDate ?? (credits === null ? null : issueDate);
}

function keyOf({ reference, customerFields }: ReadRow): string {
  return `${reference}\n${customerFields['class'] ?? ''}`;
}
