import { Controller } from '@nestjs/common';
import { fromTimestamp } from '#libs/contracts';
import { type AnyEvent, OnEvents } from '#libs/platform';
import type { Tx } from '#libs/transactions';
import { FeeStore, type KnownHold } from '../use-cases/ports.js';

type HoldEvent = AnyEvent<'dunlin.workflow.v1.HoldPlaced' | 'dunlin.workflow.v1.HoldLifted'>;

@Controller()
export class FeesConsumer {
  constructor(private readonly fees: FeeStore) {}

  /** One method for both, since a hold may be placed and lifted within a batch: what comes last counts. */
  @OnEvents('dunlin.workflow.v1.HoldPlaced', 'dunlin.workflow.v1.HoldLifted')
  async onHolds(events: readonly HoldEvent[], tx: Tx): Promise<void> {
    const latest = new Map(events.flatMap(fromWireHold).map((hold) => [hold.holdId, hold]));
    await this.fees.upsertHolds(tx, [...latest.values()]);
  }
}

function fromWireHold({ payload: { hold } }: HoldEvent): KnownHold[] {
  const from = fromTimestamp(hold?.placeTime ?? null);
  if (!hold || !from) return [];
  const { holdId, subjectId, liftTime, endTime } = hold;
  return [{ holdId, subjectId, from, until: fromTimestamp(liftTime) ?? fromTimestamp(endTime) }];
}
