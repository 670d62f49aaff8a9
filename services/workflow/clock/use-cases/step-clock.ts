import { Injectable } from '@nestjs/common';
import { isFinal } from '#libs/errors';
import { newId } from '#libs/ids';
import { Database, SystemRunner } from '#libs/transactions';
import { WakeStore } from '../../waking/use-cases/ports.js';
import { idOf } from '../advance-clock.contract.js';
import { AdvanceReport } from './advance-report.js';
import { ClockStepper, TakenOverError, type TimeSpent } from './clock-stepper.js';
import { AdvanceStore, DueReader, Pauses, ServiceOperations } from './ports.js';
import { StuckError } from './quiescence.js';

/** How soon a runner notices that its advance was cancelled. */
const lookEveryMs = 500;

/** How an advance ended in this process. */
interface EndedAdvance {
  readonly state: 'DONE' | 'STUCK';
  /** What is left of one that is stuck. */
  readonly outstanding: readonly string[];
  readonly spent: TimeSpent;
}

/** Carries an advance of the test clock to its target, or to the point where nothing moves any more. */
@Injectable()
export class StepClock {
  constructor(
    private readonly database: Database,
    private readonly store: AdvanceStore,
    private readonly operations: ServiceOperations,
    private readonly reader: DueReader,
    private readonly wakes: WakeStore,
    private readonly report: AdvanceReport,
    private readonly systemRunner: SystemRunner,
    private readonly pauses: Pauses,
  ) {}

  /**
   * @param beat called often; throws when this process must stop
   * @returns null when another process has taken the advance over, or it was cancelled
   */
  async stepClock(advanceId: string, beat: () => void): Promise<EndedAdvance | null> {
    const workflowId = idOf(advanceId);
    await this.systemRunner.transact(async (tx) =>
      this.wakes.settle(tx, workflowId, await this.wakes.newest(tx, workflowId)),
    );
    const owner = newId();
    const advance = await this.store.takeOver(this.database, advanceId, owner);
    if (!advance) return null;
    const { database, store, operations, reader, pauses } = this;
    let lost = false;
    const beatOfOwner = (): void => {
      beat();
      if (lost) throw new TakenOverError();
    };
    const look = async (): Promise<void> => {
      lost ||= !(await store.isOwnedBy(database, advanceId, owner));
    };
    // Between two saves it may wait for long; a look that fails is followed by another.
    const timer = setInterval(() => void look().catch(() => undefined), lookEveryMs);
    const stepper = new ClockStepper(advance, {
      owner,
      database,
      store,
      operations,
      reader,
      pauses,
      beat: beatOfOwner,
    });
    try {
      await stepper.toTarget();
      return await this.end(stepper, 'DONE', []);
    } catch (error) {
      if (error instanceof TakenOverError) return null;
      const outstanding = outstandingAtEnd(error);
      if (!outstanding) throw error;
      return await this.end(stepper, 'STUCK', outstanding);
    } finally {
      clearInterval(timer);
    }
  }

  private async end(
    stepper: ClockStepper,
    state: EndedAdvance['state'],
    outstanding: readonly string[],
  ): Promise<EndedAdvance | null> {
    const happened = await this.report.happened(stepper.progress);
    const isOurs = await stepper.end(state, outstanding, happened);
    return isOurs ? { state, outstanding, spent: stepper.spent() } : null;
  }
}

/** What is left after an error that trying again does not help against, such as a clock that someone set by hand. */
function outstandingAtEnd(error: unknown): readonly string[] | null {
  if (error instanceof StuckError) return error.outstanding;
  return isFinal(error) ? [error.message] : null;
}
