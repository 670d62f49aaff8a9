import { Injectable } from '@nestjs/common';
import { Context } from '@temporalio/activity';
import { throwWhenStopping, withHeartbeats } from '../../waking/activities/acting.js';
import { RunEverywhere } from '../use-cases/run-everywhere.js';
import { StepClock } from '../use-cases/step-clock.js';

@Injectable()
export class ClockActivities {
  constructor(
    private readonly stepping: StepClock,
    private readonly everywhere: RunEverywhere,
  ) {}

  /** Steps the test clock to its target; takes as long as it takes. */
  async stepClock({ advanceId }: { advanceId: string }): Promise<string | null> {
    return withHeartbeats(() => this.stepping.run(advanceId, throwWhenStopping));
  }

  /** Runs in every service what is due by real time. */
  async runWhatIsDue(): Promise<{ nextDueAtMs: number | null }> {
    const { workflowExecution, activityId } = Context.current().info;
    const round = `${workflowExecution?.runId ?? ''}/${activityId}`;
    const next = await withHeartbeats(() => this.everywhere.run(round, throwWhenStopping));
    return { nextDueAtMs: next?.getTime() ?? null };
  }
}
