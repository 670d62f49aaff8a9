import { Injectable } from '@nestjs/common';
import { localDateAt } from '#libs/time';
import type { Queryable } from '#libs/transactions';
import { CalendarCopies } from '../../calendars/use-cases/ports.js';
import { ClassCopies } from '../../customers/use-cases/ports.js';
import { OrganisationDefaults } from '../../ledger/use-cases/ports.js';
import type { TermsSubject } from '../domain/terms.js';
import { TermsBook } from '../domain/terms-book.js';
import { TermsStore } from './ports.js';

/** Reads all that decides when invoices are due. */
@Injectable()
export class TermsBooks {
  constructor(
    private readonly store: TermsStore,
    private readonly classes: ClassCopies,
    private readonly calendars: CalendarCopies,
    private readonly defaults: OrganisationDefaults,
  ) {}

  /** Whether any terms give interest, so that overdue invoices may bear it. */
  haveInterest(on: Queryable): Promise<boolean> {
    return this.store.hasInterest(on);
  }

  /** For all of these by a few looks, however many they are. */
  async read(on: Queryable, now: Date, subjects: readonly TermsSubject[]): Promise<TermsBook> {
    const classNames = [...new Set(subjects.flatMap(({ className }) => className ?? []))];
    const customerIds = [...new Set(subjects.flatMap(({ customer }) => customer?.customerId ?? []))];
    const stored = await this.store.findOf(on, { classNames, customerIds });
    const locked = await this.classes.findLocked(on, classNames);
    const codes = [...new Set(stored.flatMap(({ calendar }) => calendar ?? []))];
    const today = localDateAt(now, this.defaults.zone);
    return new TermsBook(stored, locked, await this.calendars.findInForce(on, codes, today));
  }
}
