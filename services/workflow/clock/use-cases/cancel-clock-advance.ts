import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { type Caller, Runner } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import { type Advance, AdvanceStore } from './ports.js';

/** Ends an advance whose runner was killed, or that nobody wants any more; the clock stays where it stands. */
@Injectable()
export class CancelClockAdvance {
  constructor(
    private readonly runner: Runner,
    private readonly store: AdvanceStore,
  ) {}

  /**
   * One that has ended stays as it is.
   * @param advanceId the newest advance when empty
   * @throws ADVANCE_NOT_FOUND
   */
  async cancelClockAdvance(caller: Caller, advanceId: string): Promise<Advance> {
    return this.runner.run(caller, async (tx) => {
      const found = advanceId === '' || isId(advanceId) ? await this.store.find(tx, advanceId || null) : null;
      if (!found) throw errors.ADVANCE_NOT_FOUND('There is no such advance of the clock.');
      return (await this.store.cancel(tx, found.advanceId)) ?? found;
    });
  }
}
