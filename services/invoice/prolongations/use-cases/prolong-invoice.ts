import { Injectable } from '@nestjs/common';
import { faultOf } from '#libs/errors';
import { FieldFaults, maxLengths, readId, readOptionalLine } from '#libs/fields';
import { newId } from '#libs/ids';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { KnownCustomers } from '../../customers/use-cases/known-customers.js';
import type { KnownCustomer } from '../../customers/use-cases/ports.js';
import { errors as invoiceErrors } from '../../invoices/domain/errors.js';
import { DraftStore } from '../../invoices/use-cases/ports.js';
import type { Invoice } from '../../ledger/domain/invoice.js';
import { assertAllowed } from '../../ledger/domain/invoice-acts.js';
import { prolongInvoice } from '../../ledger/domain/prolongations.js';
import { LedgerSessions } from '../../ledger/use-cases/ledger-sessions.js';
import { InvoiceStore } from '../../ledger/use-cases/ports.js';
import { RelationStore } from '../../relations/use-cases/ports.js';
import { errors } from '../domain/errors.js';
import type { Prolongation } from '../domain/prolongation.js';
import { type ProlongationOption, requireOption } from '../domain/quote.js';
import { type IssuedFee, IssueFee } from './issue-fee.js';
import { ProlongationEvents, ProlongationStore } from './ports.js';
import { ProlongationQuotes } from './prolongation-quotes.js';

export interface ProlongInput {
  readonly invoiceId: string;
  readonly days: number;
  /** Of the quote that the caller saw. */
  readonly hash: string;
  /** May be empty. */
  readonly reason: string;
}

@Injectable()
export class ProlongInvoice {
  constructor(
    private readonly runner: Runner,
    private readonly invoices: InvoiceStore,
    private readonly customers: KnownCustomers,
    private readonly quotes: ProlongationQuotes,
    private readonly ledgerSessions: LedgerSessions,
    private readonly fees: IssueFee,
    private readonly drafts: DraftStore,
    private readonly relations: RelationStore,
    private readonly prolongations: ProlongationStore,
    private readonly events: ProlongationEvents,
  ) {}

  /**
   * Gives an open invoice more time, and issues the invoice of the fee.
   * @throws PROLONGATION_INVALID, INVOICE_NOT_FOUND, CUSTOMER_NOT_FOUND, INVOICE_STATE_FORBIDS,
   *   PROLONGATION_STATE_FORBIDS, PROLONGATION_CONFLICT, PROLONGATION_CASE_UNAVAILABLE
   */
  async prolongInvoice(caller: Caller, input: ProlongInput): Promise<Prolongation> {
    const { invoiceId, days, hash, reason } = readInput(input);
    const customer = await this.customerOf(caller, invoiceId);
    return this.runner.run(caller, async (tx) => {
      const [before] = await this.invoices.lockMany(tx, [invoiceId]);
      if (!before) throw notFound(invoiceId);
      assertAllowed(before, 'prolong');
      const { actor, correlationId } = tx;
      const quote = await this.quotes.read(tx, tx.now, before, { customer, caller: { actor, correlationId } });
      const option = requireOption(quote, days);
      if (quote.hash !== hash) throw stale(before);
      const session = await this.ledgerSessions.open(tx, [before]);
      const after = prolongInvoice(session, invoiceId, option.due!.dueDate);
      const fee = await this.fees.issueFee(tx, session, quote, option);
      const prolongation = prolongationOf(tx, { before, after, option, fee, reason, count: quote.had.count + 1 });
      await this.prolongations.insert(tx, prolongation);
      this.events.prolonged(tx, prolongation);
      await this.ledgerSessions.close(tx, session);
      if (fee) await this.keepFee(tx, fee, invoiceId);
      return prolongation;
    });
  }

  private async keepFee(tx: Tx, { invoice, lines }: IssuedFee, deferredId: string): Promise<void> {
    await this.drafts.setLines(tx, invoice.invoiceId, lines);
    const { invoiceId } = invoice;
    await this.relations.insert(tx, { invoiceId, type: 'DEFERS', relatedInvoiceId: deferredId, createdAt: tx.now });
  }

  private async customerOf(caller: Caller, invoiceId: string): Promise<KnownCustomer> {
    const invoice = await this.invoices.find(invoiceId);
    if (!invoice) throw notFound(invoiceId);
    const known = await this.customers.requireCustomer(caller, invoice.customerId);
    const [customer] = await this.customers.withClasses(caller, [known]);
    return customer!;
  }
}

function readInput(input: ProlongInput): ProlongInput {
  const faults = new FieldFaults();
  const invoiceId = faults.take('invoice_id', readId(input.invoiceId));
  faults.check(input.days > 0, 'days', faultOf('MISSING'));
  faults.check(/^[0-9a-f]{64}$/.test(input.hash), 'hash', 'is missing, or not that of a quote: ask for a quote first');
  const reason = faults.take('reason', readOptionalLine(input.reason, maxLengths.reason));
  faults.throwIfAny(errors.PROLONGATION_INVALID);
  return { ...input, invoiceId: invoiceId!, reason: reason! };
}

function prolongationOf(
  tx: Tx,
  {
    before,
    after,
    option,
    fee,
    reason,
    count,
  }: {
    readonly before: Invoice;
    readonly after: Invoice;
    readonly option: ProlongationOption;
    readonly fee: IssuedFee | null;
    readonly reason: string;
    readonly count: number;
  },
): Prolongation {
  const { invoiceId, number: invoiceNumber, customerId, currency } = before;
  return {
    ...{ prolongationId: newId(), invoiceId, invoiceNumber, customerId, currency, state: 'MADE' },
    ...{ days: option.days, count, oldDueDate: before.dueDate, oldDueDateSource: before.dueDateSource },
    newDueDate: after.dueDate,
    feeMinor: option.feeMinor!,
    taxMinor: option.taxMinor,
    feeInvoiceId: fee?.invoice.invoiceId ?? null,
    feeInvoiceNumber: fee?.invoice.number ?? '',
    ...{ reason, actor: tx.actor, prolongedAt: tx.now, cancelReason: '', canceller: '', cancelledAt: null },
  };
}

function notFound(invoiceId: string): Error {
  return invoiceErrors.INVOICE_NOT_FOUND(`There is no invoice ${invoiceId}.`);
}

function stale({ number, dueDate }: Invoice): Error {
  const message =
    `What a prolongation of invoice ${number} comes to has changed since it was quoted. Ask for another quote and decide ` +
    'anew.';
  return errors.PROLONGATION_CONFLICT(message, { facts: { due_date: dueDate } });
}
