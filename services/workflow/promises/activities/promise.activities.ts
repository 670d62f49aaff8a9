import { Injectable } from '@nestjs/common';
import { isFinal } from '#libs/errors';
import { Logger, RpcClients } from '#libs/platform';
import { SystemRunner } from '#libs/transactions';
import { systemCaller, withHeartbeats } from '../../waking/activities/acting.js';
import { Timers } from '../../waking/activities/timers.js';
import { WakeStore } from '../../waking/use-cases/ports.js';
import type { PromiseKind } from '../domain/promise.js';
import { type GatheredPromise, GatherPromise } from '../use-cases/gather-promise.js';
import { idOf } from '../watch-promise.contract.js';

const judgeWithinMs = 15_000;

/** Acts for the workflow of a promise: looks up its facts, and asks payment to judge it. */
@Injectable()
export class PromiseActivities {
  constructor(
    private readonly clients: RpcClients,
    private readonly systemRunner: SystemRunner,
    private readonly gather: GatherPromise,
    private readonly wakes: WakeStore,
    private readonly timers: Timers,
    private readonly logger: Logger,
  ) {}

  /** @property timerAtMs when a timer wakes it to judge the promise */
  async gatherPromise({ promiseId }: { promiseId: string }): Promise<GatheredPromise & { timerAtMs: number | null }> {
    const gathered = await this.systemRunner.transact((tx) =>
      this.gather.gatherPromise(tx, promiseId, idOf(promiseId)),
    );
    return { ...gathered, timerAtMs: this.timers.timerAtMs(new Date(gathered.facts.judgeAtMs)) };
  }

  async settlePromise({ promiseId, wakeSeq }: { promiseId: string; wakeSeq: string }): Promise<void> {
    await this.systemRunner.transact((tx) => this.wakes.settle(tx, idOf(promiseId), wakeSeq));
  }

  /** One that was decided meanwhile stays as it is; while money for it is being allocated, it is asked again. */
  async judgePromise({ promiseId }: { promiseId: string }): Promise<void> {
    const caller = systemCaller(this.systemRunner);
    const kind = await this.systemRunner.transact((tx) => this.gather.kindOf(tx, promiseId));
    try {
      await withHeartbeats(() => this.judge(kind, promiseId, caller));
    } catch (error) {
      if (!isFinal(error)) throw error;
      this.logger.info('The promise is not known to the payment service.', { code: error.code });
    }
  }

  private judge(kind: PromiseKind, promiseId: string, caller: ReturnType<typeof systemCaller>): Promise<unknown> {
    const payment = this.clients.of('payment');
    const requestId = `${promiseId}/judge`;
    const within = { deadlineMs: judgeWithinMs };
    if (kind === 'PROMISE') return payment.judgePromise({ requestId, promiseId }, caller, within);
    return payment.judgeSettlement({ requestId, settlementId: promiseId }, caller, within);
  }
}
