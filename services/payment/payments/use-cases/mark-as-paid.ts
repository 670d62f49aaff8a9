import { Injectable } from '@nestjs/common';
import { DomainError, invariant } from '#libs/errors';
import { newId } from '#libs/ids';
import { Runner, type Caller, type Tx } from '#libs/platform';
import type { LocalDate } from '#libs/time';
import { markingSource, settle, type Payment, type PaymentMethod } from '../domain/payment.js';
import { InvoiceGateway, PaymentEvents, PaymentStore, Today, type MoneyFor, type Remaining } from './ports.js';

export interface MarkInput {
  readonly invoiceId: string;
  readonly method: PaymentMethod;
  /** Today when null. */
  readonly valueDate: LocalDate | null;
  readonly proof: string;
}

/** Records a payment of exactly what remains of an invoice; from its commit on the money is in flight and acts stop. */
@Injectable()
export class MarkAsPaid {
  constructor(
    private readonly runner: Runner,
    private readonly payments: PaymentStore,
    private readonly invoices: InvoiceGateway,
    private readonly events: PaymentEvents,
    private readonly today: Today,
  ) {}

  /**
   * Errors: PAYMENT_INVALID, INVOICE_NOT_FOUND, INVOICE_NOTHING_REMAINS; MONEY_IN_FLIGHT when what remains is changing
   * just now; of kind unavailable when the invoice service cannot be asked.
   */
  async markAsPaid(caller: Caller, input: MarkInput): Promise<Payment> {
    // Money leaves flight only after invoice has allocated it. So what is asked here, before what remains, and asked
    // once more inside the transaction proves that no payment slipped between the answer and the new payment.
    const owner = await this.invoices.remaining(input.invoiceId, caller);
    const before = owner ? await this.payments.moneyFor(input.invoiceId, owner.customerId) : null;
    const standing = owner ? await this.invoices.remaining(input.invoiceId, caller) : null;
    return this.runner.run(caller, (tx) => this.markIn(tx, caller, input, standing, before));
  }

  private async markIn(
    tx: Tx,
    caller: Caller,
    { invoiceId, method, valueDate, proof }: MarkInput,
    standing: Remaining | null,
    before: MoneyFor | null,
  ): Promise<Payment> {
    if (!standing || !before) throw invoiceNotFound(invoiceId);
    const { customerId, remaining } = standing;
    await this.payments.serializeMarking(tx, invoiceId);
    const { inFlight, fingerprint } = await this.payments.moneyFor(invoiceId, customerId, tx);
    if (inFlight || fingerprint !== before.fingerprint) throw moneyInFlight(invoiceId);
    if (remaining.minor <= 0n) throw nothingRemains(invoiceId);
    const report = {
      customerId,
      amount: remaining,
      method,
      valueDate: valueDate ?? this.today.dateAt(tx.now),
      reference: '',
      proof,
      source: markingSource,
      sourceId: caller.requestId,
      invoiceIds: [invoiceId],
    };
    const payment = settle(report, newId(), tx.now);
    const added = await this.payments.addNew(tx, [payment]);
    invariant(added.size === 1, 'A request id marks once.');
    this.events.settled(tx, [payment]);
    return payment;
  }
}

function invoiceNotFound(invoiceId: string): DomainError {
  return new DomainError('INVOICE_NOT_FOUND', 'not-found', `There is no invoice ${JSON.stringify(invoiceId)}.`);
}

function nothingRemains(invoiceId: string): DomainError {
  return new DomainError(
    'INVOICE_NOTHING_REMAINS',
    'refused',
    `Nothing remains to be paid of invoice ${invoiceId}. Record a payment if money came all the same.`,
    { facts: { invoice_id: invoiceId } },
  );
}

function moneyInFlight(invoiceId: string): DomainError {
  return new DomainError(
    'MONEY_IN_FLIGHT',
    'aborted',
    `Money for invoice ${invoiceId} is being allocated just now. Make the same call again in a moment.`,
    { facts: { invoice_id: invoiceId } },
  );
}
