import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import type { CallerOnward } from '#libs/transactions';
import { PlacementDelivery } from '../ports.js';

@Injectable()
export class DeliverRecall {
  constructor(private readonly delivery: PlacementDelivery) {}

  /** The recall stands whether or not the agency can be reached now: its file is delivered later then. */
  async deliverRecall(caller: CallerOnward, placementId: string): Promise<void> {
    try {
      await this.delivery.deliver(caller, placementId);
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind !== 'unavailable') throw error;
    }
  }
}
