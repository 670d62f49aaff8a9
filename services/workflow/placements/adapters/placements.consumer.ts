import { Controller } from '@nestjs/common';
import { type AnyEvent, OnEvents } from '#libs/platform';
import type { Tx } from '#libs/transactions';
import { SyncPlacementCopies } from '../use-cases/sync-placement-copies.js';
import { fromWirePlacement } from './placements.wire.js';

const placementEvents = [
  'dunlin.dca_handoff.v1.PlacementProposed',
  'dunlin.dca_handoff.v1.PlacementSent',
  'dunlin.dca_handoff.v1.PlacementAcknowledged',
  'dunlin.dca_handoff.v1.PlacementRefused',
  'dunlin.dca_handoff.v1.RecallRequested',
  'dunlin.dca_handoff.v1.PlacementRecalled',
  'dunlin.dca_handoff.v1.PlacementClosedPaid',
] as const;

@Controller()
export class PlacementsConsumer {
  constructor(private readonly placements: SyncPlacementCopies) {}

  @OnEvents(...placementEvents)
  async onPlacements(events: AnyEvent<(typeof placementEvents)[number]>[], tx: Tx): Promise<void> {
    await this.placements.syncPlacementCopies(
      tx,
      events.map((event) => ({ facts: fromWirePlacement(event.payload.placement), event })),
    );
  }
}
