import { Injectable } from '@nestjs/common';
import { FieldFaults, maxLengths, readId, readIdentifier, readOptionalIdentifier, requireField } from '#libs/fields';
import { newId } from '#libs/ids';
import type { Money } from '#libs/money';
import type { LocalDate } from '#libs/time';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { KnownCustomers } from '../../customers/use-cases/known-customers.js';
import { CustomerCopies, type KnownCustomer } from '../../customers/use-cases/ports.js';
import { errors as ledgerErrors } from '../../ledger/domain/errors.js';
import type { Invoice, InvoiceKind } from '../../ledger/domain/invoice.js';
import { LedgerSessions } from '../../ledger/use-cases/ledger-sessions.js';
import { type InvoiceName, InvoiceStore, OrganisationDefaults } from '../../ledger/use-cases/ports.js';
import { errors as termsErrors } from '../../terms/domain/errors.js';
import { TermsBooks } from '../../terms/use-cases/terms-books.js';
import { errors } from '../domain/errors.js';
import { readInvoiceAmount, readInvoiceDate } from '../domain/invoice-input.js';
import { newDraft } from '../domain/new-draft.js';

export interface InvoiceInput {
  readonly customerId: string;
  readonly number: string;
  readonly amount: Money | null;
  readonly issueDate: LocalDate | null;
  /** By the payment terms of the customer for null. */
  readonly dueDate: LocalDate | null;
  readonly kind: InvoiceKind;
  /** The organisation's when empty. */
  readonly creditorId: string;
}

@Injectable()
export class CreateInvoice {
  constructor(
    private readonly runner: Runner,
    private readonly invoices: InvoiceStore,
    private readonly copies: CustomerCopies,
    private readonly customers: KnownCustomers,
    private readonly terms: TermsBooks,
    private readonly ledgerSessions: LedgerSessions,
    private readonly defaults: OrganisationDefaults,
  ) {}

  /**
   * Creates a draft.
   * @throws INVOICE_INVALID, CUSTOMER_NOT_FOUND, INVOICE_KEY_REUSED, TERMS_DAY_UNKNOWN
   */
  async createInvoice(caller: Caller, input: InvoiceInput): Promise<Invoice> {
    const { amount, issueDate, dueDate: givenDate, number, customerId, creditorId } = readInput(input);
    const { kind } = input;
    const customer = await this.customerOf(caller, customerId, givenDate === null);
    const { zone } = customer;
    return this.runner.run(caller, async (tx) => {
      const name = { number, creditorId: creditorId || this.defaults.creditorId };
      const [taken] = await this.invoices.lockManyByName(tx, [name]);
      if (taken) throw numberReused(name);
      await this.copies.insertMissing(tx, [customer]);
      const dueDate = givenDate ?? (await this.dueDateBy(tx, customer, kind, issueDate));
      const session = await this.ledgerSessions.open(tx, []);
      const draft = newDraft({
        invoiceId: newId(),
        number,
        customerId,
        zone,
        creditorId: creditorId || this.defaults.creditorId,
        amountMinor: amount.minor,
        currency: amount.currency,
        issueDate,
        dueDate,
        ...{ kind, dueDateSource: givenDate === null ? 'TERMS' : 'GIVEN' },
        overdueAt: this.ledgerSessions.overdueAt(dueDate, zone),
        createdAt: tx.now,
      });
      session.addInvoice(draft);
      await this.ledgerSessions.close(tx, session);
      return draft;
    });
  }

  private async customerOf(caller: Caller, customerId: string, needsClass: boolean): Promise<KnownCustomer> {
    const customer = await this.customers.requireCustomer(caller, customerId);
    if (!needsClass) return customer;
    const [withClass] = await this.customers.withClasses(caller, [customer]);
    return withClass!;
  }

  private async dueDateBy(
    tx: Tx,
    customer: KnownCustomer,
    kind: InvoiceKind,
    issueDate: LocalDate,
  ): Promise<LocalDate> {
    const subject = { className: customer.className, customer };
    const due = (await this.terms.read(tx, tx.now, [subject])).dueDate(subject, kind, issueDate);
    if ('unknown' in due) throw termsErrors.TERMS_DAY_UNKNOWN(`It cannot be said when it is due: ${due.unknown}`);
    return requireField(ledgerErrors.INVOICE_INVALID, 'due_date', readInvoiceDate(due.dueDate));
  }
}

function numberReused({ number, creditorId }: InvoiceName) {
  const message = `Another invoice of creditor ${creditorId} has the number ${JSON.stringify(number)}. Choose a new number.`;
  return errors.INVOICE_KEY_REUSED(message);
}

function readInput(input: InvoiceInput) {
  const faults = new FieldFaults();
  const number = faults.take('number', readIdentifier(input.number, maxLengths.invoiceNumber));
  const creditorId = faults.take('creditor_id', readOptionalIdentifier(input.creditorId, maxLengths.creditorId));
  const customerId = faults.take('customer_id', readId(input.customerId));
  const amount = faults.take('amount', readInvoiceAmount(input.amount));
  const issueDate = faults.take('issue_date', readInvoiceDate(input.issueDate));
  const dueDate = input.dueDate === null ? null : faults.take('due_date', readInvoiceDate(input.dueDate, issueDate));
  faults.throwIfAny(ledgerErrors.INVOICE_INVALID);
  return {
    number: number!,
    creditorId: creditorId!,
    customerId: customerId!,
    amount: amount!,
    issueDate: issueDate!,
    dueDate: dueDate ?? null,
  };
}
