import { Injectable } from '@nestjs/common';
import { DomainError, invalidFields, type FieldViolation } from '#libs/errors';
import { isId, newId } from '#libs/ids';
import type { Money } from '#libs/money';
import { Runner, type Caller } from '#libs/platform';
import type { LocalDate } from '#libs/time';
import { faultOfDates, faultOfNumber, greatestAmountMinor } from '../../ledger/domain/invoice-input.js';
import { newDraft } from '../domain/new-draft.js';
import type { Invoice } from '../../ledger/domain/invoice.js';
import { Books } from '../../ledger/use-cases/books.js';
import { CustomerCopies, CustomerDirectory } from '../../customers/use-cases/ports.js';
import { InvoiceStore, OrganisationDefaults } from '../../ledger/use-cases/ports.js';

export interface InvoiceInput {
  readonly customerId: string;
  readonly number: string;
  readonly amount: Money | null;
  readonly issueDate: LocalDate | null;
  readonly dueDate: LocalDate | null;
  /** The organisation's when empty. */
  readonly creditorId: string;
}

@Injectable()
export class CreateInvoice {
  constructor(
    private readonly runner: Runner,
    private readonly invoices: InvoiceStore,
    private readonly copies: CustomerCopies,
    private readonly directory: CustomerDirectory,
    private readonly books: Books,
    private readonly defaults: OrganisationDefaults,
  ) {}

  /**
   * Creates a draft.
   * @throws DomainError INVOICE_INVALID, CUSTOMER_NOT_FOUND, INVOICE_NUMBER_TAKEN
   */
  async execute(caller: Caller, input: InvoiceInput): Promise<Invoice> {
    const { amount, issueDate, dueDate, number, customerId, creditorId } = checked(input);
    // A customer whose event is still on its way is known to its owner already.
    const customer = (await this.copies.find(customerId)) ?? (await this.directory.find(customerId, caller));
    if (!customer) {
      throw new DomainError('CUSTOMER_NOT_FOUND', 'not-found', `There is no customer ${customerId}.`);
    }
    const { zone } = customer;
    return this.runner.run(caller, async (tx) => {
      const [taken] = await this.invoices.lockByNumbers(tx, [number]);
      if (taken) throw numberTaken(number);
      await this.copies.keepAnswered(tx, [customer]);
      const book = await this.books.open(tx, []);
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
        overdueAt: this.books.overdueAt(dueDate, zone),
        createdAt: tx.now,
      });
      book.addInvoice(draft);
      await this.books.close(tx, book);
      return draft;
    });
  }
}

export function numberTaken(number: string): DomainError {
  const message = `Another invoice has the number ${JSON.stringify(number)}. Choose a new number.`;
  return new DomainError('INVOICE_NUMBER_TAKEN', 'conflict', message);
}

type CheckedInput = InvoiceInput & { amount: Money; issueDate: LocalDate; dueDate: LocalDate };

function checked(input: InvoiceInput): CheckedInput {
  const violations: FieldViolation[] = [];
  const refuse = (field: string, description: string | null): void => {
    if (description !== null) violations.push({ field, description });
  };
  const number = input.number.trim();
  const creditorId = input.creditorId.trim();
  const { amount, issueDate, dueDate, customerId } = input;
  refuse('number', faultOfNumber(number));
  refuse('creditor_id', creditorId === '' ? null : faultOfNumber(creditorId));
  if (!isId(customerId)) refuse('customer_id', 'is no customer id');
  if (!amount) refuse('amount', 'is missing');
  else if (amount.minor <= 0n || amount.minor > greatestAmountMinor) refuse('amount', 'is not positive or too great');
  if (!issueDate) refuse('issue_date', 'is missing');
  if (!dueDate) refuse('due_date', 'is missing');
  if (issueDate && dueDate) refuse('due_date', faultOfDates(issueDate, dueDate));
  if (violations.length > 0) throw invalidFields('INVOICE_INVALID', violations);
  return { ...input, number, creditorId } as CheckedInput;
}
