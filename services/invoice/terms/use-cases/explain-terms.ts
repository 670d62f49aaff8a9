import { Injectable } from '@nestjs/common';
import { faultOf } from '#libs/errors';
import { FieldFaults } from '#libs/fields';
import { type LocalDate, localDateAt } from '#libs/time';
import { type Caller, Database } from '#libs/transactions';
import { KnownCustomers } from '../../customers/use-cases/known-customers.js';
import { type InvoiceKind, invoiceKinds } from '../../ledger/domain/invoice.js';
import { isPlausibleDate } from '../../ledger/domain/plausible-date.js';
import { OrganisationDefaults } from '../../ledger/use-cases/ports.js';
import { errors } from '../domain/errors.js';
import type { ResolvedTerms, Terms, TermsSubject } from '../domain/terms.js';
import type { ExplainedDueDate } from '../domain/terms-book.js';
import { TermsStore } from './ports.js';
import { TermsBooks } from './terms-books.js';
import { type GivenKey, readAsked } from './terms-input.js';

/** Of whom is asked; the organisation where both are empty. */
type Asked = Pick<GivenKey, 'className' | 'customerId'>;

interface ExplainedTerms {
  readonly own: readonly Terms[];
  readonly resolved: readonly { readonly kind: InvoiceKind; readonly terms: ResolvedTerms }[];
  readonly subject: TermsSubject;
  readonly locked: boolean;
}

interface DueDateQuestion extends Asked {
  readonly kind: InvoiceKind;
  /** Today for null. */
  readonly issueDate: LocalDate | null;
}

/** What holds for an organisation, a class or a customer, and when its invoices would be due. */
@Injectable()
export class ExplainTerms {
  constructor(
    private readonly database: Database,
    private readonly books: TermsBooks,
    private readonly store: TermsStore,
    private readonly customers: KnownCustomers,
    private readonly defaults: OrganisationDefaults,
  ) {}

  /** @throws TERMS_INVALID, CUSTOMER_NOT_FOUND */
  async getTerms(caller: Caller, asked: Asked): Promise<ExplainedTerms> {
    const subject = await this.subjectOf(caller, asked);
    const { className, customer } = subject;
    const book = await this.books.read(this.database, await this.database.now(), [subject]);
    const found = await this.store.findOf(this.database, {
      classNames: className === null ? [] : [className],
      customerIds: customer ? [customer.customerId] : [],
    });
    const level = customer ? 'CUSTOMER' : className === null ? 'ORGANISATION' : 'CLASS';
    return {
      own: found.filter((terms) => terms.level === level),
      resolved: invoiceKinds.map((kind) => ({ kind, terms: book.resolve(subject, kind) })),
      subject,
      locked: book.isLocked(className),
    };
  }

  /** @throws TERMS_INVALID, CUSTOMER_NOT_FOUND, TERMS_DAY_UNKNOWN */
  async previewDueDate(
    caller: Caller,
    question: DueDateQuestion,
  ): Promise<ExplainedDueDate & { readonly issueDate: LocalDate; readonly subject: TermsSubject }> {
    const faults = new FieldFaults();
    const given = question.issueDate;
    faults.check(given === null || isPlausibleDate(given), 'issue_date', faultOf('NOT_IN_CENTURIES'));
    faults.throwIfAny(errors.TERMS_INVALID);
    const subject = await this.subjectOf(caller, question);
    const now = await this.database.now();
    const issueDate = given ?? localDateAt(now, this.defaults.zone);
    const book = await this.books.read(this.database, now, [subject]);
    const due = book.dueDate(subject, question.kind, issueDate);
    if ('unknown' in due) throw errors.TERMS_DAY_UNKNOWN(`It cannot be said when it is due: ${due.unknown}`);
    return { ...due, issueDate, subject };
  }

  private async subjectOf(caller: Caller, asked: Asked): Promise<TermsSubject> {
    const { className, customerId } = readAsked(asked);
    if (customerId === null) return { className, customer: null };
    const known = await this.customers.requireCustomer(caller, customerId);
    const [customer] = await this.customers.withClasses(caller, [known]);
    return { className: customer!.className, customer: customer! };
  }
}
