import { Injectable } from '@nestjs/common';
import { isFinal } from '#libs/errors';
import { Logger, RpcClients } from '#libs/platform';
import { SystemRunner } from '#libs/transactions';
import { systemCaller, withHeartbeats } from '../../waking/activities/acting.js';
import { Timers } from '../../waking/activities/timers.js';
import { WakeStore } from '../../waking/use-cases/ports.js';
import { idOf } from '../place-with-agency.contract.js';
import { type GatheredPlacement, GatherPlacement } from '../use-cases/gather-placement.js';

const placeWithinMs = 30_000;

/** Acts for the workflow of a placement: looks up its facts, and asks dca-handoff to act. */
@Injectable()
export class PlacementActivities {
  constructor(
    private readonly clients: RpcClients,
    private readonly systemRunner: SystemRunner,
    private readonly gather: GatherPlacement,
    private readonly wakes: WakeStore,
    private readonly timers: Timers,
    private readonly logger: Logger,
  ) {}

  /** @property timerAtMs when a timer ends a recall that nobody confirms; null while none is requested */
  async gatherPlacement({
    placementId,
  }: {
    placementId: string;
  }): Promise<GatheredPlacement & { timerAtMs: number | null }> {
    const gathered = await this.systemRunner.transact((tx) =>
      this.gather.gatherPlacement(tx, placementId, idOf(placementId)),
    );
    const { recallEndsAtMs } = gathered.facts;
    return { ...gathered, timerAtMs: this.timers.timerAtMs(recallEndsAtMs === null ? null : new Date(recallEndsAtMs)) };
  }

  async settlePlacement({ placementId, wakeSeq }: { placementId: string; wakeSeq: string }): Promise<void> {
    await this.systemRunner.transact((tx) => this.wakes.settle(tx, idOf(placementId), wakeSeq));
  }

  async sendPlacement({ placementId }: { placementId: string }): Promise<void> {
    const request = { requestId: `${placementId}/send`, placementId };
    const caller = systemCaller(this.systemRunner);
    await unlessRefused(this.logger, () =>
      this.clients.of('dca-handoff').sendPlacement(request, caller, { deadlineMs: placeWithinMs }),
    );
  }

  async expireRecall({ placementId }: { placementId: string }): Promise<void> {
    const request = { requestId: `${placementId}/expire-recall`, placementId };
    const caller = systemCaller(this.systemRunner);
    await unlessRefused(this.logger, () =>
      this.clients.of('dca-handoff').expireRecall(request, caller, { deadlineMs: placeWithinMs }),
    );
  }
}

/** A refusal means that the placement was changed meanwhile; the event about that decides what comes next. */
async function unlessRefused(logger: Logger, attempt: () => Promise<unknown>): Promise<void> {
  try {
    await withHeartbeats(attempt);
  } catch (error) {
    if (!isFinal(error)) throw error;
    logger.info('The placement was changed meanwhile.', { code: error.code });
  }
}
