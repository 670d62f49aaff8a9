import { Injectable } from '@nestjs/common';
import type { paymentV1 } from '#libs/contracts';
import { isFinal } from '#libs/errors';
import { newId } from '#libs/ids';
import { Logger, RpcClients } from '#libs/platform';
import { SystemRunner } from '#libs/transactions';
import { systemCaller, withHeartbeats } from '../../waking/activities/acting.js';
import { Timers } from '../../waking/activities/timers.js';
import { WakeStore } from '../../waking/use-cases/ports.js';
import { fromWireArrangement } from '../adapters/arrangements.wire.js';
import type { ArrangementCopy } from '../domain/arrangement.js';
import { errors } from '../domain/errors.js';
import { idOf } from '../keep-arrangement.contract.js';
import { GatherArrangement, type GatheredArrangement } from '../use-cases/gather-arrangement.js';
import { SyncArrangementCopies } from '../use-cases/sync-arrangement-copies.js';

/** A charge waits for a provider, which has its own limit. */
const keepWithinMs = 60_000;
const pauseWithinMs = 15_000;

/** Acts for the workflow of a plan in instalments: looks up its facts, and asks payment to keep, pause and resume it. */
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
  async keepArrangement({ arrangementId }: { arrangementId: string }): Promise<boolean> {
    const request = { requestId: newId(), arrangementId };
    const kept = await this.ask(false, (caller) =>
      this.clients.of('payment').keepArrangement(request, caller, { deadlineMs: keepWithinMs }),
    );
    if (!kept?.open || kept.nextActAt === null) return kept !== null;
    if (kept.nextActAt > (await this.systemRunner.transact((tx) => Promise.resolve(tx.now)))) return true;
    throw errors.ARRANGEMENT_WAITS(`Something of plan ${arrangementId} is due and could not be done yet.`);
  }

  /** Each gives whether payment did it. One that is paused already, or ended meanwhile, is left as it is. */
  async pauseArrangement({ arrangementId }: { arrangementId: string }): Promise<boolean> {
    const request = { requestId: newId(), arrangementId, reason: 'CASE_PAUSED' };
    const paused = await this.ask(true, (caller) =>
      this.clients.of('payment').pauseArrangement(request, caller, { deadlineMs: pauseWithinMs }),
    );
    return paused !== null;
  }

  async resumeArrangement({ arrangementId }: { arrangementId: string }): Promise<boolean> {
    const request = { requestId: newId(), arrangementId };
    const resumed = await this.ask(false, (caller) =>
      this.clients.of('payment').resumeArrangement(request, caller, { deadlineMs: pauseWithinMs }),
    );
    return resumed !== null;
  }

  /** @returns the plan as payment answered; null where it says for good that this cannot be done */
  private async ask(
    pausedHere: boolean,
    call: (caller: ReturnType<typeof systemCaller>) => Promise<{ arrangement: paymentV1.Arrangement | null }>,
  ): Promise<ArrangementCopy | null> {
    const caller = systemCaller(this.systemRunner);
    try {
      const answered = fromWireArrangement((await withHeartbeats(() => call(caller))).arrangement);
      await this.systemRunner.transact((tx) => this.copies.noteAnswer(tx, answered, pausedHere));
      return answered;
    } catch (error) {
      if (!isFinal(error)) throw error;
      this.logger.info('Payment does not do this with the plan.', { code: error.code });
      return null;
    }
  }
}
