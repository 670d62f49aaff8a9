import { Injectable } from '@nestjs/common';
import { Context } from '@temporalio/activity';
import { heartbeatEveryMs, throwWhenStopping } from '../../waking/activities/acting.js';
import { BackfillSequence } from '../use-cases/backfill-sequence.js';

@Injectable()
export class EnrolmentActivities {
  constructor(private readonly backfillSequence: BackfillSequence) {}

  /** Applies the rules to every open invoice in no case; continues from the last heartbeat. */
  async enrolOpenInvoices({ skipMissed }: { skipMissed: boolean }): Promise<number> {
    const context = Context.current();
    const workflowId = context.info.workflowExecution?.workflowId ?? '';
    const from = (context.info.heartbeatDetails as string | undefined) ?? null;
    let latest = from;
    // A batch may take longer than a worker may be silent.
    const timer = setInterval(() => context.heartbeat(latest ?? undefined), heartbeatEveryMs);
    try {
      return await this.backfillSequence.backfillSequence(workflowId, skipMissed, from, (lastId) => {
        latest = lastId;
        context.heartbeat(lastId);
        throwWhenStopping();
      });
    } finally {
      clearInterval(timer);
    }
  }
}
