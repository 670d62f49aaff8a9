import { Injectable } from '@nestjs/common';
import { DomainError, faultOf, invariant } from '#libs/errors';
import { FieldFaults, maxIds } from '#libs/fields';
import { newId } from '#libs/ids';
import { identifierText } from '#libs/text';
import type { LocalDate } from '#libs/time';
import { type Caller, Runner, type SharedCall, type Tx } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import { type KnownInvoice, nameInvoices } from '../domain/naming.js';
import { assertSameMoney, markingSource, type Payment, type Report, settle } from '../domain/payment.js';
import { InvoiceGateway, OpenArrangements, PaymentEvents, PaymentStore, Today } from './ports.js';

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

type Call = SharedCall<RecordInput>;

@Injectable()
export class RecordPayment {
  private readonly record: (caller: Caller, input: RecordInput) => Promise<Recorded>;

  constructor(
    runner: Runner,
    private readonly payments: PaymentStore,
    private readonly invoices: InvoiceGateway,
    private readonly events: PaymentEvents,
    private readonly today: Today,
    private readonly arrangements: OpenArrangements,
  ) {
    this.record = runner.shared<RecordInput, readonly KnownInvoice[], Recorded>({
      prepare: (calls) => this.resolve(calls),
      carryOut: (tx, calls, known) => this.recordAll(tx, calls, known),
    });
  }

  /**
   * Records money received outside the product; one payment reported twice is one payment. Reports that come at one time
   * are recorded together.
   * @throws PAYMENT_INVALID, INVOICE_NOT_FOUND, PAYMENT_CUSTOMER_MISMATCH, PAYMENT_CURRENCY_MISMATCH, PAYMENT_KEY_REUSED;
   * whatever the client of the invoice service throws
   */
  async recordPayment(caller: Caller, input: RecordInput): Promise<Recorded> {
    const invoiceNumbers = [...new Set(input.invoiceNumbers.map(identifierText))];
    assertAcceptable(invoiceNumbers, input.source);
    return this.record(caller, { ...input, invoiceNumbers });
  }

  private async resolve(calls: readonly Call[]): Promise<readonly KnownInvoice[]> {
    const numbers = [...new Set(calls.flatMap(({ input }) => input.invoiceNumbers))];
    const known: KnownInvoice[] = [];
    for (let start = 0; start < numbers.length; start += numbersAtOnce) {
      known.push(...(await this.invoices.resolve(numbers.slice(start, start + numbersAtOnce), calls[0]!.caller)));
    }
    return known;
  }

  /** Every refusal is decided here, so that a repeat gets its stored response whatever happened to the invoices. */
  private async recordAll(
    tx: Tx,
    calls: readonly Call[],
    known: readonly KnownInvoice[],
  ): Promise<readonly PromiseSettledResult<Recorded>[]> {
    const today = this.today.dateAt(tx.now);
    const settled = calls.map((call) =>
      outcomeOf(() => settle(reportOf(call, known, today), newId(), { now: tx.now, today })),
    );
    const valid = settled.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    const inserted = await this.payments.insertMany(tx, valid);
    const due = await this.arrangements.dueParts(
      tx,
      valid.filter(({ paymentId }) => inserted.has(paymentId)),
    );
    const before = await this.reportedBefore(
      tx,
      valid.filter(({ paymentId }) => !inserted.has(paymentId)),
    );
    return settled.map((outcome, index) => {
      if (outcome.status === 'rejected') return outcome;
      const payment = outcome.value;
      if (inserted.has(payment.paymentId)) {
        this.events.settled(tx.onBehalfOf(calls[index]!.caller), [payment], due);
        return { status: 'fulfilled', value: { payment, alreadyKnown: false } };
      }
      const first = before.get(sourceOf(payment));
      invariant(first, 'A payment that was not new is stored.');
      return outcomeOf(() => {
        assertSameMoney(first, payment);
        return { payment: first, alreadyKnown: true };
      });
    });
  }

  /** By their source and source id. */
  private async reportedBefore(tx: Tx, repeated: readonly Payment[]): Promise<ReadonlyMap<string, Payment>> {
    const before = new Map<string, Payment>();
    for (const [source, payments] of Map.groupBy(repeated, (payment) => payment.source)) {
      const ids = payments.map(({ sourceId }) => sourceId);
      for (const payment of await this.payments.findBySourceIds(tx, source, ids))
        before.set(sourceOf(payment), payment);
    }
    return before;
  }
}

/** Numbers that the invoice service resolves in one call. */
const numbersAtOnce = 5_000;

/** @throws INVOICE_NOT_FOUND, PAYMENT_CUSTOMER_MISMATCH, PAYMENT_CURRENCY_MISMATCH */
function reportOf({ caller, input }: Call, known: readonly KnownInvoice[], today: LocalDate): Report {
  const { invoiceNumbers, creditorId, valueDate, ...rest } = input;
  const stated = {
    customerId: rest.customerId,
    creditorId: identifierText(creditorId),
    currency: rest.amount.currency,
  };
  return {
    ...rest,
    ...nameInvoices(invoiceNumbers, known, stated),
    valueDate: valueDate ?? today,
    source: rest.source || 'manual',
    sourceId: rest.sourceId || caller.requestId,
  };
}

function sourceOf({ source, sourceId }: Payment): string {
  return JSON.stringify([source, sourceId]);
}

/** A refusal is an outcome; any other error is none. */
function outcomeOf<Result>(decide: () => Result): PromiseSettledResult<Result> {
  try {
    return { status: 'fulfilled', value: decide() };
  } catch (reason) {
    if (!(reason instanceof DomainError)) throw reason;
    return { status: 'rejected', reason };
  }
}

function assertAcceptable(numbers: readonly string[], source: string): void {
  const faults = new FieldFaults();
  faults.check(numbers.length <= maxIds, 'invoice_numbers', faultOf('TOO_MANY', { max: maxIds }));
  faults.check(source.trim() !== markingSource, 'source', 'is reserved for MarkAsPaid');
  faults.throwIfAny(errors.PAYMENT_INVALID);
}
