import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import type { Placement } from '../../domain/placement.js';
import { newlyRecalled, recallSettled } from '../../domain/recall.js';
import { PlacementEvents, PlacementFiles } from '../ports.js';

/** Stores the file of a recall and publishes it, in the transaction of the change. */
@Injectable()
export class RequestRecall {
  constructor(
    private readonly files: PlacementFiles,
    private readonly events: PlacementEvents,
  ) {}

  /** @param callerDelivers whether the caller delivers the file right after the commit */
  async requestRecall(tx: Tx, before: Placement, after: Placement, callerDelivers: boolean): Promise<void> {
    const lines = newlyRecalled(before, after);
    const recalledInvoiceIds = lines.map(({ invoiceId }) => invoiceId);
    await this.files.recall(tx, after, lines, { callerDelivers });
    this.events.recallRequested(tx, after, recalledInvoiceIds);
  }

  /** Recalls what was paid or voided while it is with the agency. @returns null when there is nothing to recall */
  async recallSettled(tx: Tx, placement: Placement): Promise<Placement | null> {
    const after = recallSettled(placement, tx.now);
    if (after) await this.requestRecall(tx, placement, after, false);
    return after;
  }
}
