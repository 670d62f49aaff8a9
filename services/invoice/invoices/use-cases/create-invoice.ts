import { Injectable } from '@nestjs/common';
import { FieldFaults, maxLengths, readId, type Reading, readOptionalIdentifier, requireField } from '#libs/fields';
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
import { NumberSeriesStore } from '../../number-series/use-cases/ports.js';
import { errors as termsErrors } from '../../terms/domain/errors.js';
import { TermsBooks } from '../../terms/use-cases/terms-books.js';
import { errors } from '../domain/errors.js';
import { readInvoiceDate } from '../domain/invoice-input.js';
import { type LineInput, readBilled } from '../domain/lines.js';
import { newDraft } from '../domain/new-draft.js';
import { DraftStore } from './ports.js';

export interface InvoiceInput {
  readonly customerId: string;
  /** Empty for the next one of a number series. */
  readonly number: string;
  /** The one named like the creditor when empty. */
  readonly numberSeries: string;
  /** May be null where there are lines. */
  readonly amount: Money | null;
  readonly lines: readonly LineInput[];
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
    private readonly drafts: DraftStore,
    private readonly series: NumberSeriesStore,
  ) {}

  /**
   * Creates a draft.
   * @throws INVOICE_INVALID, CUSTOMER_NOT_FOUND, INVOICE_KEY_REUSED, TERMS_DAY_UNKNOWN
   */
  async createInvoice(caller: Caller, input: InvoiceInput): Promise<Invoice> {
    const {
      billed,
      issueDate,
      dueDate: givenDate,
      number: given,
      customerId,
      creditorId,
    } = readInput(input, this.defaults.creditorId);
    const { kind } = input;
    const invoiceId = newId();
    const numberSeries = given === '' ? await this.seriesOf(input.numberSeries || creditorId) : '';
    const number = given || placeholder(invoiceId);
    const customer = await this.customerOf(caller, customerId, givenDate === null);
    const { zone } = customer;
    return this.runner.run(caller, async (tx) => {
      const name = { number, creditorId };
      const [taken] = await this.invoices.lockManyByName(tx, [name]);
      if (taken) throw numberReused(name);
      await this.copies.insertMissing(tx, [customer]);
      const dueDate = givenDate ?? (await this.dueDateBy(tx, customer, kind, issueDate));
      const session = await this.ledgerSessions.open(tx, []);
      const draft = newDraft({
        invoiceId,
        number,
        numberSeries,
        customerId,
        zone,
        creditorId,
        amountMinor: billed.amount.minor,
        currency: billed.amount.currency,
        linesGrossMinor: billed.linesGrossMinor,
        linesTaxMinor: billed.linesTaxMinor,
        issueDate,
        dueDate,
        ...{ kind, dueDateSource: givenDate === null ? 'TERMS' : 'GIVEN' },
        overdueAt: this.ledgerSessions.overdueAt(dueDate, zone),
        createdAt: tx.now,
      });
      session.addInvoice(draft);
      await this.ledgerSessions.close(tx, session);
      await this.drafts.setLines(tx, draft.invoiceId, billed.lines);
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

  /** @throws INVOICE_INVALID */
  private async seriesOf(code: string): Promise<string> {
    const found = await this.series.find(code);
    const fault = `is missing, and there is no number series ${JSON.stringify(code)} that gives one; name a series, or apply one`;
    const reading: Reading<string> = found ? { value: found.code } : { fault };
    return requireField(ledgerErrors.INVOICE_INVALID, 'number', reading);
  }
}

/** What a draft is called until it has a number; no id is part of another. */
function placeholder(invoiceId: string): string {
  return `DRAFT-${invoiceId}`;
}

function numberReused({ number, creditorId }: InvoiceName) {
  const message = `Another invoice of creditor ${creditorId} has the number ${JSON.stringify(number)}. Choose a new number.`;
  return errors.INVOICE_KEY_REUSED(message);
}

function readInput(input: InvoiceInput, usualCreditorId: string) {
  const faults = new FieldFaults();
  const number = faults.take('number', readOptionalIdentifier(input.number, maxLengths.invoiceNumber));
  faults.check(number === '' || input.numberSeries === '', 'number_series', 'is only for a draft without number');
  const creditorId = faults.take('creditor_id', readOptionalIdentifier(input.creditorId, maxLengths.creditorId));
  const customerId = faults.take('customer_id', readId(input.customerId));
  const billed = readBilled(faults, input.lines, input.amount);
  const issueDate = faults.take('issue_date', readInvoiceDate(input.issueDate));
  const dueDate = input.dueDate === null ? null : faults.take('due_date', readInvoiceDate(input.dueDate, issueDate));
  faults.throwIfAny(ledgerErrors.INVOICE_INVALID);
  return {
    number: number!,
    creditorId: creditorId! || usualCreditorId,
    customerId: customerId!,
    billed: billed!,
    issueDate: issueDate!,
    dueDate: dueDate ?? null,
  };
}
