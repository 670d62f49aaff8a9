import { Injectable } from '@nestjs/common';
import { Context } from '@temporalio/activity';
import { throwWhenStopping } from '../../waking/activities/acting.js';
import { BackfillSequence } from '../use-cases/backfill-sequence.js';

@Injectable()
export class EnrolmentActivities {
  constructor(private readonly backfillSequence: BackfillSequence) {}

  /** Asks every open invoice in no case for the rules; goes on where the last heartbeat says. */
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
