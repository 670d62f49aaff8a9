import { Injectable } from '@nestjs/common';
import { isFinal } from '#libs/errors';
import { newId } from '#libs/ids';
import { Logger, RpcClients } from '#libs/platform';
import { SystemRunner } from '#libs/transactions';
import { systemCaller, withHeartbeats } from '../../waking/activities/acting.js';
import { Timers } from '../../waking/activities/timers.js';
import { WakeStore } from '../../waking/use-cases/ports.js';
import { fromWireArrangement } from '../adapters/arrangements.wire.js';
import { errors } from '../domain/errors.js';
import { idOf } from '../keep-arrangement.contract.js';
import { GatherArrangement, type GatheredArrangement } from '../use-cases/gather-arrangement.js';
import { SyncArrangementCopies } from '../use-cases/sync-arrangement-copies.js';

/** A charge waits for a provider, which has its own limit. */
const keepWithinMs = 60_000;

/** Acts for the workflow of a plan in instalments: looks up its facts, and asks payment to keep it. */
@Injectable()
export class ArrangementActivities {
  constructor(
    private readonly clients: RpcClients,
    private readonly systemRunner: SystemRunner,
    private readonly gather: GatherArrangement,
    private readonly copies: SyncArrangementCopies,
    private readonly wakes: WakeStore,
    private readonly timers: Timers,
    private readonly logger: Logger,
  ) {}

  /** @property timerAtMs when a timer wakes it for the next act; null where none does */
  async gatherArrangement({
    arrangementId,
  }: {
    arrangementId: string;
  }): Promise<GatheredArrangement & { timerAtMs: number | null }> {
    const gathered = await this.systemRunner.transact((tx) =>
      this.gather.gatherArrangement(tx, arrangementId, idOf(arrangementId)),
    );
    const { nextActAtMs } = gathered.facts;
    return { ...gathered, timerAtMs: nextActAtMs === null ? null : this.timers.timerAtMs(new Date(nextActAtMs)) };
  }

  async settleArrangement({ arrangementId, wakeSeq }: { arrangementId: string; wakeSeq: string }): Promise<void> {
    await this.systemRunner.transact((tx) => this.wakes.settle(tx, idOf(arrangementId), wakeSeq));
  }

  /** What was done already is not done again, whatever the request. What cannot be done yet is asked for again. */
  async keepArrangement({ arrangementId }: { arrangementId: string }): Promise<void> {
    const request = { requestId: newId(), arrangementId };
    const caller = systemCaller(this.systemRunner);
    try {
      const { arrangement } = await withHeartbeats(() =>
        this.clients.of('payment').keepArrangement(request, caller, { deadlineMs: keepWithinMs }),
      );
      const kept = fromWireArrangement(arrangement);
      const isDue = await this.systemRunner.transact(async (tx) => {
        await this.copies.noteNextAct(tx, kept);
        return kept.open && kept.nextActAt !== null && kept.nextActAt <= tx.now;
      });
      if (isDue) throw errors.ARRANGEMENT_WAITS(`Something of plan ${arrangementId} is due and could not be done yet.`);
    } catch (error) {
      if (!isFinal(error)) throw error;
      this.logger.info('The plan is not known to the payment service.', { code: error.code });
    }
  }
}
