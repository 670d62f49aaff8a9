import { Injectable } from '@nestjs/common';
import { Context } from '@temporalio/activity';
import { throwWhenStopping } from '../../waking/activities/acting.js';
import { BackfillSequence } from '../use-cases/backfill-sequence.js';

@Injectable()
export class EnrolmentActivities {
  constructor(private readonly backfillSequence: BackfillSequence) {}

  /** Applies the rules to every open invoice in no case; continues from the last heartbeat. */
  async enrolOpenInvoices({ skipMissed }: { skipMissed: boolean }): Promise<number> {
    const context = Context.current();
    const workflowId = context.info.workflowExecution?.workflowId ?? '';
    const from = (context.info.heartbeatDetails as string | undefined) ?? null;
    return this.backfillSequence.backfillSequence(workflowId, skipMissed, from, (lastId) => {
      context.heartbeat(lastId);
      throwWhenStopping();
    });
  }
}
