import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import { newlyRecalled, recallSettled, type Placement } from '../domain/placement.js';
import { PlacementFacts, PlacementFiles } from './ports.js';

/** Stores the file of a recall and publishes the fact, in the transaction of the change; delivery follows the commit. */
@Injectable()
export class RequestRecall {
  constructor(
    private readonly files: PlacementFiles,
    private readonly news: PlacementFacts,
  ) {}

  async announce(tx: Tx, before: Placement, after: Placement, leaseMs = 0): Promise<void> {
    const lines = newlyRecalled(before, after);
    await this.files.recall(tx, after, lines, leaseMs);
    this.news.recallRequested(
      tx,
      after,
      lines.map(({ invoiceId }) => invoiceId),
    );
  }

  /** Asks for what was paid or voided while it is with the agency. Answers null when there is nothing. */
  async ofSettled(tx: Tx, placement: Placement): Promise<Placement | null> {
    const after = recallSettled(placement);
    if (after) await this.announce(tx, placement, after);
    return after;
  }
}
