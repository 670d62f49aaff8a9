import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { Database } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import { type Advance, AdvanceStore } from './ports.js';

@Injectable()
export class GetClockAdvance {
  constructor(
    private readonly database: Database,
    private readonly store: AdvanceStore,
  ) {}

  /**
   * @param advanceId the newest advance when empty
   * @throws ADVANCE_NOT_FOUND
   */
  async getClockAdvance(advanceId: string): Promise<Advance> {
    const found = advanceId === '' || isId(advanceId) ? await this.store.find(this.database, advanceId || null) : null;
    if (!found) throw errors.ADVANCE_NOT_FOUND('There is no such advance of the clock.');
    return found;
  }
}
