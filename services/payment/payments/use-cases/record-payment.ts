import { Injectable } from '@nestjs/common';
import { invalidFields, invariant, type FieldViolation } from '#libs/errors';
import { newId } from '#libs/ids';
import { Runner, type Caller, type Tx } from '#libs/platform';
import { nameInvoices } from '../domain/naming.js';
import {
  assertSameMoney,
  markingSource,
  maxNamedInvoices,
  settle,
  type Payment,
  type Report,
} from '../domain/payment.js';
import type { LocalDate } from '#libs/time';
import { InvoiceGateway, PaymentEvents, PaymentStore, Today } from './ports.js';

/** A report as it comes: what is empty or null has a default. */
export interface RecordInput extends Omit<Report, 'invoiceIds' | 'valueDate'> {
  /** Today when null. */
  readonly valueDate: LocalDate | null;
  readonly invoiceNumbers: readonly string[];
}

export interface Recorded {
  readonly payment: Payment;
  /** Whether the same source id had been reported before. */
  readonly alreadyKnown: boolean;
}

/** Records money received outside the product; one payment reported twice is one payment. */
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
   * Errors: PAYMENT_INVALID, PAYMENT_INVOICE_UNKNOWN, PAYMENT_CUSTOMER_MISMATCH, PAYMENT_CURRENCY_MISMATCH,
   * PAYMENT_SOURCE_CONFLICT; of kind unavailable when the invoice service cannot be asked.
   */
  async recordPayment(caller: Caller, input: RecordInput): Promise<Recorded> {
    const { invoiceNumbers, valueDate, ...rest } = input;
    const numbers = [...new Set(invoiceNumbers)];
    assertAcceptable(numbers, rest.source);
    const known = numbers.length > 0 ? await this.invoices.resolve(numbers, caller) : [];
    // Every refusal is decided inside, so that a repeat gets its stored answer whatever has become of the invoices.
    return this.runner.run(caller, (tx) => {
      const naming = nameInvoices(numbers, known, { customerId: rest.customerId, currency: rest.amount.currency });
      return this.recordOne(tx, {
        ...rest,
        ...naming,
        valueDate: valueDate ?? this.today.dateAt(tx.now),
        source: rest.source || 'manual',
        sourceId: rest.sourceId || caller.requestId,
      });
    });
  }

  /** Errors: PAYMENT_INVALID, PAYMENT_SOURCE_CONFLICT */
  private async recordOne(tx: Tx, report: Report): Promise<Recorded> {
    const payment = settle(report, newId(), tx.now);
    const added = await this.payments.addNew(tx, [payment]);
    if (added.size > 0) {
      this.events.settled(tx, [payment]);
      return { payment, alreadyKnown: false };
    }
    const [known] = await this.payments.bySourceIds(tx, report.source, [report.sourceId]);
    invariant(known, 'A payment that was not new is stored.');
    assertSameMoney(known, report);
    return { payment: known, alreadyKnown: true };
  }
}

/** @throws DomainError PAYMENT_INVALID */
function assertAcceptable(numbers: readonly string[], source: string): void {
  const violations: FieldViolation[] = [];
  if (numbers.length > maxNamedInvoices) {
    violations.push({ field: 'invoice_numbers', description: `has more than ${maxNamedInvoices} values` });
  }
  if (source === markingSource) violations.push({ field: 'source', description: 'is kept for MarkAsPaid' });
  if (violations.length > 0) throw invalidFields('PAYMENT_INVALID', violations);
}
