import { Controller } from '@nestjs/common';
import { type AnyEvent, OnEvents } from '#libs/platform';
import type { Tx } from '#libs/transactions';
import { SyncArrangementCopies } from '../use-cases/sync-arrangement-copies.js';
import { fromWireArrangement } from './arrangements.wire.js';

const arrangementEvents = [
  'dunlin.payment.v1.ArrangementActivated',
  'dunlin.payment.v1.ArrangementChanged',
  'dunlin.payment.v1.ArrangementEnded',
  'dunlin.payment.v1.ArrangementReopened',
] as const;

@Controller()
export class ArrangementsConsumer {
  constructor(private readonly arrangements: SyncArrangementCopies) {}

  @OnEvents(...arrangementEvents)
  async onArrangements(events: AnyEvent<(typeof arrangementEvents)[number]>[], tx: Tx): Promise<void> {
    await this.arrangements.syncArrangementCopies(
      tx,
      events.map((event) => ({ facts: fromWireArrangement(event.payload.arrangement), event })),
    );
  }
}
