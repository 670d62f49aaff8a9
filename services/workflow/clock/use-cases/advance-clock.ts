import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { isId, newId } from '#libs/ids';
import { type Caller, Database, PlatformSettings, Runner } from '#libs/platform';
import { WakeStore } from '../../waking/use-cases/ports.js';
import { wakeOf } from '../advance-clock.contract.js';
import { type Advance, AdvanceStore } from './ports.js';

/** Starts advancing the test clock to an instant; one run at a time. */
@Injectable()
export class AdvanceClock {
  constructor(
    private readonly runner: Runner,
    private readonly database: Database,
    private readonly settings: PlatformSettings,
    private readonly store: AdvanceStore,
    private readonly wakes: WakeStore,
  ) {}

  /** Errors: CLOCK_IS_REAL, CLOCK_GOES_BACK, TARGET_MISSING, ADVANCE_RUNNING */
  advance(caller: Caller, targetAt: Date | null): Promise<Advance> {
    if (this.settings.clockMode === 'real') throw clockIsReal();
    if (!targetAt || Number.isNaN(targetAt.getTime())) {
      throw new DomainError('TARGET_MISSING', 'invalid', 'Say which instant the clock is to go to in target_time.', {
        violations: [{ field: 'target_time', description: 'is missing' }],
      });
    }
    return this.runner.run(caller, async (tx) => {
      if (targetAt < tx.now) {
        throw new DomainError(
          'CLOCK_GOES_BACK',
          'refused',
          `The clock stands at ${tx.now.toISOString()} and cannot go back to ${targetAt.toISOString()}.`,
        );
      }
      const advance: Advance = {
        advanceId: newId(),
        state: 'RUNNING',
        fromAt: tx.now,
        targetAt,
        nowAt: tx.now,
        instants: 0,
        phase: 'STARTING',
        outstanding: [],
        happened: [],
      };
      await this.store.insert(tx, advance);
      const { advanceId } = advance;
      await this.wakes.add(tx, [wakeOf(advanceId)]);
      return advance;
    });
  }

  /** @param advanceId the newest run when empty. Errors: ADVANCE_NOT_FOUND */
  async get(advanceId: string): Promise<Advance> {
    const found = advanceId === '' || isId(advanceId) ? await this.store.find(this.database, advanceId || null) : null;
    if (!found) throw new DomainError('ADVANCE_NOT_FOUND', 'not-found', 'There is no such run of the clock.');
    return found;
  }
}

function clockIsReal(): DomainError {
  return new DomainError(
    'CLOCK_IS_REAL',
    'refused',
    'This deployment runs on real time, which cannot be stepped. Use a deployment that was created with a test clock.',
  );
}
