import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { newId } from '#libs/ids';
import { Database, Logger } from '#libs/platform';
import { WakeStore } from '../../waking/use-cases/ports.js';
import { SystemTransactions } from '../../waking/use-cases/system-transactions.js';
import { idOf } from '../advance-clock.contract.js';
import { AdvanceReport } from './advance-report.js';
import { ClockStepper, TakenOverError } from './clock-stepper.js';
import { type Advance, AdvanceStore, DueReader, ServiceOperations } from './ports.js';
import { StuckError } from './quiet.js';

/** Carries a run of the test clock to its target, or to the point where nothing moves any more. */
@Injectable()
export class StepClock {
  constructor(
    private readonly database: Database,
    private readonly store: AdvanceStore,
    private readonly operations: ServiceOperations,
    private readonly reader: DueReader,
    private readonly wakes: WakeStore,
    private readonly report: AdvanceReport,
    private readonly transactions: SystemTransactions,
    private readonly logger: Logger,
  ) {}

  /**
   * @param beat called often; throws when this process must stop
   * @returns the state the run ended in, or null when another process has taken it over
   */
  async run(advanceId: string, beat: () => void): Promise<Advance['state'] | null> {
    const workflowId = idOf(advanceId);
    await this.transactions.run(async (tx) => this.wakes.settle(tx, workflowId, await this.wakes.take(tx, workflowId)));
    const owner = newId();
    const advance = await this.store.takeOver(this.database, advanceId, owner);
    if (!advance) return null;
    const { database, store, operations, reader } = this;
    const stepper = new ClockStepper(advance, { owner, database, store, operations, reader, beat });
    try {
      await stepper.toTarget();
      this.logger.info('The clock stands at its target.', { advanceId, ...stepper.spent() });
      return await this.end(stepper, 'DONE', []);
    } catch (error) {
      if (error instanceof TakenOverError) return null;
      const outstanding = reasonsToEnd(error);
      if (!outstanding) throw error;
      this.logger.error('The clock is stuck.', { advanceId, outstanding });
      return this.end(stepper, 'STUCK', outstanding);
    }
  }

  private async end(
    stepper: ClockStepper,
    state: Advance['state'],
    outstanding: readonly string[],
  ): Promise<Advance['state'] | null> {
    const happened = await this.report.happened(stepper.progress);
    return (await stepper.end(state, outstanding, happened)) ? state : null;
  }
}

/** Trying again does not help against a refusal, such as a clock that someone set by hand; anything else is retried. */
function reasonsToEnd(error: unknown): readonly string[] | null {
  if (error instanceof StuckError) return error.outstanding;
  const isRefusal =
    error instanceof DomainError && ['refused', 'invalid', 'conflict', 'not-found'].includes(error.kind);
  return isRefusal ? [error.message] : null;
}
