import { Injectable } from '@nestjs/common';
import { invariant } from '#libs/errors';
import { FieldFaults, maxIds } from '#libs/fields';
import { newId } from '#libs/ids';
import { identifierText } from '#libs/text';
import type { LocalDate } from '#libs/time';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import { nameInvoices } from '../domain/naming.js';
import { assertSameMoney, markingSource, type Payment, type Report, settle } from '../domain/payment.js';
import { InvoiceGateway, PaymentEvents, PaymentStore, Today } from './ports.js';

/** A report as it comes: what is empty or null has a default. */
export interface RecordInput extends Omit<Report, 'invoiceIds' | 'valueDate'> {
  /** Today when null. */
  readonly valueDate: LocalDate | null;
  readonly invoiceNumbers: readonly string[];
  /** Whose invoices these are; empty unless several creditors have one of the numbers. */
  readonly creditorId: string;
}

export interface Recorded {
  readonly payment: Payment;
  /** Whether the same source id had been reported before. */
  readonly alreadyKnown: boolean;
}

@Injectable()
export class RecordPayment {
  constructor(
    private readonly runner: Runner,
    private readonly payments: PaymentStore,
    private readonly invoices: InvoiceGateway,
    private readonly events: PaymentEvents,
    private readonly today: Today,
  ) {}

  /**
   * Records money received outside the product; one payment reported twice is one payment.
   * @throws PAYMENT_INVALID, INVOICE_NOT_FOUND, PAYMENT_CUSTOMER_MISMATCH, PAYMENT_CURRENCY_MISMATCH, PAYMENT_KEY_REUSED;
   * whatever the client of the invoice service throws
   */
  async recordPayment(caller: Caller, input: RecordInput): Promise<Recorded> {
    const { invoiceNumbers, creditorId, valueDate, ...rest } = input;
    const numbers = [...new Set(invoiceNumbers.map(identifierText))];
    assertAcceptable(numbers, rest.source);
    const known = numbers.length > 0 ? await this.invoices.resolve(numbers, caller) : [];
    // Every refusal is decided inside, so that a repeat gets its stored response whatever happened to the invoices.
    return this.runner.run(caller, (tx) => {
      const stated = {
        customerId: rest.customerId,
        creditorId: identifierText(creditorId),
        currency: rest.amount.currency,
      };
      const naming = nameInvoices(numbers, known, stated);
      const today = this.today.dateAt(tx.now);
      const source = rest.source || 'manual';
      const sourceId = rest.sourceId || caller.requestId;
      return this.record(tx, { ...rest, ...naming, valueDate: valueDate ?? today, source, sourceId }, today);
    });
  }

  private async record(tx: Tx, report: Report, today: LocalDate): Promise<Recorded> {
    const payment = settle(report, newId(), { now: tx.now, today });
    const inserted = await this.payments.insertMany(tx, [payment]);
    if (inserted.size > 0) {
      this.events.settled(tx, [payment]);
      return { payment, alreadyKnown: false };
    }
    const [known] = await this.payments.findBySourceIds(tx, payment.source, [payment.sourceId]);
    invariant(known, 'A payment that was not new is stored.');
    assertSameMoney(known, report);
    return { payment: known, alreadyKnown: true };
  }
}

function assertAcceptable(numbers: readonly string[], source: string): void {
  const faults = new FieldFaults();
  faults.check(numbers.length <= maxIds, 'invoice_numbers', `has more than ${maxIds} values`);
  faults.check(source.trim() !== markingSource, 'source', 'is reserved for MarkAsPaid');
  faults.throwIfAny(errors.PAYMENT_INVALID);
}
