import { Controller } from '@nestjs/common';
import { OnEvents, type AnyEvent, type Tx } from '#libs/platform';
import { FollowEnrolment } from '../use-cases/follow-enrolment.js';

@Controller()
export class InvoicesConsumer {
  constructor(private readonly enrolment: FollowEnrolment) {}

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
