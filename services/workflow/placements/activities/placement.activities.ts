import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { Logger, RpcClients } from '#libs/platform';
import { systemCaller, withHeartbeats } from '../../waking/activities/acting.js';
import { SystemTransactions } from '../../waking/use-cases/system-transactions.js';
import { idOf } from '../place-with-agency.contract.js';
import { CarryPlacement } from '../use-cases/carry-placement.js';

const placeWithinMs = 30_000;

/** Acts for the workflow of a placement: looks up what is next, and asks dca-handoff to do it. */
@Injectable()
export class PlacementActivities {
  constructor(
    private readonly clients: RpcClients,
    private readonly transactions: SystemTransactions,
    private readonly placements: CarryPlacement,
    private readonly logger: Logger,
  ) {}

  async gatherPlacement({ placementId }: { placementId: string }) {
    const { next, dueAt, takenSeq } = await this.transactions.run((tx) =>
      this.placements.gather(tx, placementId, idOf(placementId)),
    );
    return { next, dueAtMs: dueAt?.getTime() ?? null, takenSeq };
  }

  async settlePlacement({ placementId, takenSeq }: { placementId: string; takenSeq: string }): Promise<void> {
    await this.transactions.run((tx) => this.placements.settle(tx, idOf(placementId), takenSeq));
  }

  async sendPlacement({ placementId }: { placementId: string }): Promise<void> {
    const client = this.clients.of('dca-handoff');
    const request = { requestId: `${placementId}/send`, placementId };
    await this.unlessRefused(() => client.sendPlacement(request, systemCaller(), { deadlineMs: placeWithinMs }));
  }

  async expireRecall({ placementId }: { placementId: string }): Promise<void> {
    const client = this.clients.of('dca-handoff');
    const request = { requestId: `${placementId}/expire-recall`, placementId };
    await this.unlessRefused(() => client.expireRecall(request, systemCaller(), { deadlineMs: placeWithinMs }));
  }

  /** The placement has moved on meanwhile; the event about that decides what comes next. */
  async unlessRefused(attempt: () => Promise<unknown>): Promise<void> {
    try {
      await withHeartbeats(attempt);
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind !== 'refused') throw error;
      this.logger.info('The placement has moved on.', { code: error.code });
    }
  }
}
