import { Injectable } from '@nestjs/common';
import { SystemRunner } from '#libs/transactions';
import { WakeStore } from '../../waking/use-cases/ports.js';
import { SweepEnrolment } from './sweep-enrolment.js';

/** Lets invoices that were open before a sequence was applied join it, batch after batch. */
@Injectable()
export class BackfillSequence {
  constructor(
    private readonly systemRunner: SystemRunner,
    private readonly sweep: SweepEnrolment,
    private readonly wakes: WakeStore,
  ) {}

  /**
   * @param from last invoice that was asked, null at the beginning
   * @param beat called after every batch with the last invoice asked
   * @returns how many joined
   */
  async backfillSequence(
    workflowId: string,
    skipMissed: boolean,
    from: string | null,
    beat: (lastId: string) => void,
  ): Promise<number> {
    const wakeSeq = await this.systemRunner.transact((tx) => this.wakes.newest(tx, workflowId));
    let joined = 0;
    for (let afterId = from; ;) {
      const batch = await this.systemRunner.transact((tx) => this.sweep.backfill(tx, afterId, skipMissed));
      joined += batch.joined;
      if (batch.lastId === null) break;
      afterId = batch.lastId;
      beat(afterId);
    }
    await this.systemRunner.transact((tx) => this.wakes.settle(tx, workflowId, wakeSeq));
    return joined;
  }
}
