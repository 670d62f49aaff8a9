import { Controller } from '@nestjs/common';
import { type AnyEvent, OnEvents } from '#libs/platform';
import type { Tx } from '#libs/transactions';
import { AdvanceReport } from '../use-cases/advance-report.js';

const paymentEvents = ['dunlin.payment.v1.PaymentSettled', 'dunlin.payment.v1.PaymentReversed'] as const;

/** Payments concern no case by themselves; their arrival is counted for the report of a clock run. */
@Controller()
export class ClockConsumer {
  constructor(private readonly report: AdvanceReport) {}

  @OnEvents(...paymentEvents)
  async onPayments(events: AnyEvent<(typeof paymentEvents)[number]>[], tx: Tx): Promise<void> {
    await this.report.count(
      tx,
      events.map(({ type }) => type),
    );
  }
}
