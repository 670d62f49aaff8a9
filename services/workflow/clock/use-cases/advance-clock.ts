import { Injectable } from '@nestjs/common';
import { faultOf } from '#libs/errors';
import { FieldFaults } from '#libs/fields';
import { newId } from '#libs/ids';
import { type Caller, Runner } from '#libs/transactions';
import { WakeStore } from '../../waking/use-cases/ports.js';
import { wakeOf } from '../advance-clock.contract.js';
import { errors } from '../domain/errors.js';
import { resuming } from './clock-stepper.js';
import { type Advance, AdvanceStore } from './ports.js';

/** Starts advancing the test clock to an instant; one advance at a time. */
@Injectable()
export class AdvanceClock {
  constructor(
    private readonly runner: Runner,
    private readonly store: AdvanceStore,
    private readonly wakes: WakeStore,
  ) {}

  /** @throws CLOCK_STATE_FORBIDS, CLOCK_INVALID */
  async advanceClock(caller: Caller, targetAt: Date | null): Promise<Advance> {
    if (this.wakes.mode === 'timer') {
      throw errors.CLOCK_STATE_FORBIDS(
        'This deployment runs on real time, which cannot be stepped. Use a deployment that was created with a test clock.',
      );
    }
    const faults = new FieldFaults();
    faults.check(targetAt && !Number.isNaN(targetAt.getTime()), 'target_time', faultOf('MISSING'));
    faults.throwIfAny(errors.CLOCK_INVALID);
    return this.runner.run(caller, async (tx) => {
      const newest = await this.store.find(tx, null);
      const advance = advanceTo(targetAt!, tx.now, newest);
      if (!(await this.store.insert(tx, advance))) {
        throw errors.CLOCK_STATE_FORBIDS(
          'The clock is being advanced already. Wait until that is done or cancel it, then try again.',
        );
      }
      await this.wakes.insertMany(tx, [wakeOf(advance.advanceId)]);
      return advance;
    });
  }
}

/**
 * An advance that was cancelled may have set the clock in some of the services only, so the next one begins where it was.
 * @throws CLOCK_STATE_FORBIDS
 */
function advanceTo(targetAt: Date, present: Date, newest: Advance | null): Advance {
  const cancelled = newest?.state === 'CANCELLED' ? newest : null;
  const now = cancelled && cancelled.nowAt > present ? cancelled.nowAt : present;
  if (targetAt < now) {
    throw errors.CLOCK_STATE_FORBIDS(
      `The clock stands at ${now.toISOString()} and cannot go back to ${targetAt.toISOString()}.`,
    );
  }
  return {
    advanceId: newId(),
    state: 'RUNNING',
    fromAt: now,
    targetAt,
    nowAt: now,
    instantCount: 0,
    phase: cancelled ? resuming : 'STARTING',
    outstanding: [],
    happened: [],
  };
}
