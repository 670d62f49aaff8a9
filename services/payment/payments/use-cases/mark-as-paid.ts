import { Injectable } from '@nestjs/common';
import { invariant } from '#libs/errors';
import { newId } from '#libs/ids';
import type { LocalDate } from '#libs/time';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import { markingSource, type Payment, type PaymentMethod, settle } from '../domain/payment.js';
import { InvoiceGateway, type MoneyForInvoices, PaymentEvents, PaymentStore, type Remaining, Today } from './ports.js';

export interface MarkInput {
  readonly invoiceId: string;
  readonly method: PaymentMethod;
  /** Today when null. */
  readonly valueDate: LocalDate | null;
  readonly proof: string;
}

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
   * Records a payment of exactly what remains of an invoice; from its commit on the money is in flight and acts stop.
   * @throws PAYMENT_INVALID, INVOICE_NOT_FOUND, INVOICE_STATE_FORBIDS; INVOICE_CONFLICT when what remains is changing;
   * whatever the client of the invoice service throws
   */
  async markAsPaid(caller: Caller, input: MarkInput): Promise<Payment> {
    // Money leaves flight only after the invoice service has allocated it. So what is read here, before what remains,
    // and read once more inside the transaction proves that no payment slipped between that response and the new
    // payment.
    const owner = await this.invoices.remaining(input.invoiceId, caller);
    const before = owner ? await this.payments.moneyFor([input.invoiceId], owner.customerId) : null;
    const owed = owner ? await this.invoices.remaining(input.invoiceId, caller) : null;
    return this.runner.run(caller, (tx) => this.record(tx, caller, input, owed, before));
  }

  private async record(
    tx: Tx,
    caller: Caller,
    { invoiceId, method, valueDate, proof }: MarkInput,
    owed: Remaining | null,
    before: MoneyForInvoices | null,
  ): Promise<Payment> {
    if (!owed || !before) throw errors.INVOICE_NOT_FOUND(`There is no invoice ${JSON.stringify(invoiceId)}.`);
    const { customerId, remaining, lifecycle } = owed;
    await this.payments.lockMarking(tx, invoiceId);
    const { inFlight, fingerprint } = await this.payments.moneyFor([invoiceId], customerId, tx);
    if (inFlight || fingerprint !== before.fingerprint) throw moneyInFlight(invoiceId);
    if (remaining.minor <= 0n) throw nothingRemains(invoiceId, lifecycle);
    const today = this.today.dateAt(tx.now);
    const report = {
      customerId,
      amount: remaining,
      method,
      valueDate: valueDate ?? today,
      reference: '',
      proof,
      source: markingSource,
      sourceId: caller.requestId,
      invoiceIds: [invoiceId],
    };
    const payment = settle(report, newId(), { now: tx.now, today });
    const inserted = await this.payments.insertMany(tx, [payment]);
    invariant(inserted.size === 1, 'A request id marks once.');
    this.events.settled(tx, [payment]);
    return payment;
  }
}

function nothingRemains(invoiceId: string, lifecycle: string): Error {
  const message = `Nothing remains to be paid of invoice ${invoiceId}. Record a payment if money came all the same.`;
  return errors.INVOICE_STATE_FORBIDS(message, { state: lifecycle, allowed: [], facts: { invoice_id: invoiceId } });
}

function moneyInFlight(invoiceId: string): Error {
  return errors.INVOICE_CONFLICT(
    `Money for invoice ${invoiceId} is being allocated. Make the same call again in a moment.`,
    { facts: { invoice_id: invoiceId } },
  );
}
