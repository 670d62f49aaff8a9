import { Controller } from '@nestjs/common';
import { fromWireDate, fromWireMoney, type paymentV1 } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { OnEvents, type AnyEvent, type Tx } from '#libs/platform';
import type { SettledPayment } from '../domain/payments.js';
import { AllocatePayments } from '../use-cases/allocate-payments.js';
import { FollowCustomers } from '../use-cases/follow-customers.js';
import { FollowEnrolment } from '../use-cases/follow-enrolment.js';

/** Events in. Those that must keep their order per key stand in one method. */
@Controller()
export class InvoiceConsumer {
  constructor(
    private readonly payments: AllocatePayments,
    private readonly customers: FollowCustomers,
    private readonly enrolment: FollowEnrolment,
  ) {}

  @OnEvents('dunlin.payment.v1.PaymentSettled', 'dunlin.payment.v1.PaymentReversed')
  async onPayments(
    events: readonly AnyEvent<'dunlin.payment.v1.PaymentSettled' | 'dunlin.payment.v1.PaymentReversed'>[],
    tx: Tx,
  ): Promise<void> {
    await this.payments.execute(
      tx,
      events.map((event) => {
        const { payment: wire, cause } = event.payload;
        const payment = readPayment(wire);
        if (event.type === 'dunlin.payment.v1.PaymentSettled') return { kind: 'settled', payment, event };
        const reason = wire?.reversalReason || cause?.reason || 'PAYMENT_REVERSED';
        return { kind: 'reversed', payment, reason, event };
      }),
    );
  }

  @OnEvents('dunlin.customer.v1.CustomerCreated', 'dunlin.customer.v1.CustomerChanged')
  async onCustomers(
    events: readonly AnyEvent<'dunlin.customer.v1.CustomerCreated' | 'dunlin.customer.v1.CustomerChanged'>[],
    tx: Tx,
  ): Promise<void> {
    await this.customers.execute(
      tx,
      events.flatMap(({ sequence, payload: { customer } }) => {
        if (!customer) return [];
        const { customerId, reference, zone } = customer;
        return [{ customerId, reference, zone, version: sequence }];
      }),
    );
  }

  @OnEvents('dunlin.workflow.v1.InvoiceEnrolled', 'dunlin.workflow.v1.InvoiceLeft')
  async onEnrolment(
    events: readonly AnyEvent<'dunlin.workflow.v1.InvoiceEnrolled' | 'dunlin.workflow.v1.InvoiceLeft'>[],
    tx: Tx,
  ): Promise<void> {
    await this.enrolment.execute(
      tx,
      events.flatMap(({ type, payload: { case: ofCase, invoiceId } }) => {
        if (!ofCase) return [];
        const sequence = type === 'dunlin.workflow.v1.InvoiceEnrolled' ? ofCase.sequence : null;
        return [{ invoiceId, caseId: ofCase.caseId, sequence }];
      }),
    );
  }
}

/** @throws DomainError PAYMENT_INVALID, which parks the key */
function readPayment(payment: paymentV1.Payment | null): SettledPayment {
  const amount = fromWireMoney(payment?.amount);
  const valueDate = fromWireDate(payment?.valueDate, 'value_date');
  if (!payment || !amount || !valueDate) {
    const message = `Payment ${payment?.paymentId ?? 'without id'} names no amount or value date.`;
    throw new DomainError('PAYMENT_INVALID', 'invalid', message);
  }
  const { paymentId, customerId, invoiceIds } = payment;
  return { paymentId, customerId, currency: amount.currency, amountMinor: amount.minor, invoiceIds, valueDate };
}
