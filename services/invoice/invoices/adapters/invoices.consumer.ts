import { Controller } from '@nestjs/common';
import { type AnyEvent, OnEvents } from '#libs/platform';
import type { Tx } from '#libs/transactions';
import { SyncEnrolments } from '../use-cases/sync-enrolments.js';

@Controller()
export class InvoicesConsumer {
  constructor(private readonly syncEnrolments: SyncEnrolments) {}

  /** One method for both, since an invoice may leave a case and join another. */
  @OnEvents('dunlin.workflow.v1.InvoiceEnrolled', 'dunlin.workflow.v1.InvoiceLeft')
  async onEnrolment(
    events: readonly AnyEvent<'dunlin.workflow.v1.InvoiceEnrolled' | 'dunlin.workflow.v1.InvoiceLeft'>[],
    tx: Tx,
  ): Promise<void> {
    await this.syncEnrolments.syncEnrolments(
      tx,
      events.flatMap(({ type, payload: { case: ofCase, invoiceId } }) => {
        if (!ofCase) return [];
        const sequence = type === 'dunlin.workflow.v1.InvoiceEnrolled' ? ofCase.sequence : null;
        return [{ invoiceId, caseId: ofCase.caseId, sequence }];
      }),
    );
  }
}
