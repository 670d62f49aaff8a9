import { Injectable } from '@nestjs/common';
import { invariant } from '#libs/errors';
import { Runner, type CallerOnward, type Tx } from '#libs/platform';
import { markSent, type Placement } from '../../placements/domain/placement.js';
import {
  deliveryLeaseMs,
  PlacementDelivery,
  PlacementFacts,
  PlacementStore,
} from '../../placements/use-cases/ports.js';
import { DeliveryPort, OutboundFileStore, type StoredFile } from './ports.js';
import { RequestRecall } from '../../placements/use-cases/request-recall.js';

const batchSize = 20;
const actor = 'system:dca-handoff';

/**
 * Brings stored files to the agencies. A crash between delivery and record repeats the very same file, which changes
 * nothing: that a file is not in the outbox any more does not prove that the agency has not fetched it, so it is never
 * decided anew. What was paid meanwhile is recalled as soon as the delivery is recorded.
 */
@Injectable()
export class DeliverFiles extends PlacementDelivery {
  constructor(
    private readonly runner: Runner,
    private readonly files: OutboundFileStore,
    private readonly placements: PlacementStore,
    private readonly delivery: DeliveryPort,
    private readonly recalls: RequestRecall,
    private readonly news: PlacementFacts,
  ) {
    super();
  }

  override async deliverOf(caller: CallerOnward, placementId: string): Promise<void> {
    for (const file of await this.files.undelivered(placementId)) await this.deliver(caller.actor, file);
  }

  /** Delivers what nobody else is at. Answers how many files. Errors: DELIVERY_FAILED */
  async deliverDue(correlationId: string): Promise<number> {
    const cause = { actor, correlationId, causationId: '' };
    const due = await this.runner.transact(cause, (tx) => this.files.lease(tx, deliveryLeaseMs, batchSize));
    for (const file of due) await this.deliver(actor, file);
    return due.length;
  }

  private async deliver(by: string, file: StoredFile): Promise<void> {
    await this.delivery.deliver(file);
    const cause = { actor: by, correlationId: file.correlationId, causationId: '' };
    await this.runner.transact(cause, (tx) => this.record(tx, file));
  }

  private async record(tx: Tx, file: StoredFile): Promise<void> {
    const placement = (await this.placements.lock(tx, [file.placementId])).get(file.placementId);
    invariant(placement, 'A file belongs to a placement.');
    if (!(await this.files.markDelivered(tx, file)) || file.kind === 'RECALL') return;
    const sent = markSent(placement, tx.now);
    this.news.sent(tx, sent);
    const settled = await this.recalls.ofSettled(tx, sent);
    await this.placements.save(tx, [settled ?? sent] satisfies Placement[]);
  }
}
