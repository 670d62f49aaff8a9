import { Injectable } from '@nestjs/common';
import { Context } from '@temporalio/activity';
import { Logger } from '#libs/platform';
import { throwWhenStopping, withHeartbeats } from '../../waking/activities/acting.js';
import { Timers } from '../../waking/activities/timers.js';
import { RunEverywhere } from '../use-cases/run-everywhere.js';
import { StepClock } from '../use-cases/step-clock.js';

@Injectable()
export class ClockActivities {
  constructor(
    private readonly step: StepClock,
    private readonly everywhere: RunEverywhere,
    private readonly timers: Timers,
    private readonly logger: Logger,
  ) {}

  /** Steps the test clock to its target; takes as long as it takes. */
  async stepClock({ advanceId }: { advanceId: string }): Promise<string | null> {
    const ended = await withHeartbeats(() => this.step.stepClock(advanceId, throwWhenStopping));
    if (ended === null) return null;
    const { state, outstanding, spent } = ended;
    if (state === 'DONE') this.logger.info('The clock stands at its target.', { advanceId, ...spent });
    else this.logger.error('The clock is stuck.', { advanceId, outstanding: [...outstanding] });
    return state;
  }

  /** Runs in every service what is due by real time. */
  async runWhatIsDue(): Promise<{ timerAtMs: number | null }> {
    const { workflowExecution, activityId } = Context.current().info;
    const round = `${workflowExecution?.runId ?? ''}/${activityId}`;
    const { nextDueAt, faults } = await withHeartbeats(() => this.everywhere.runEverywhere(round, throwWhenStopping));
    for (const { peer, phase, error } of faults) {
      this.logger.triedAgain(`The sweep cannot do ${phase} of ${peer}; it is tried again.`, error);
    }
    return { timerAtMs: this.timers.timerAtMs(nextDueAt) };
  }
}
