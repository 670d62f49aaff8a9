import { Injectable } from '@nestjs/common';
import { invariant } from '#libs/errors';
import { type CallerOnward, Runner, type Tx } from '#libs/transactions';
import { markSent } from '../../../placements/domain/placement.js';
import { PlacementEvents, PlacementStore } from '../../../placements/use-cases/ports.js';
import { RequestRecall } from '../../../placements/use-cases/recalling/request-recall.js';
import { FileDelivery, OutboundFileStore, type StoredFile } from '../ports.js';

/**
 * Brings a stored file to its agency and records that. A crash between the two repeats the very same file, which changes
 * nothing: that a file is not in the outbox any more does not prove that the agency has not fetched it, so it is never
 * decided anew. What was paid since is recalled as soon as the delivery is recorded.
 */
@Injectable()
export class DeliverFile {
  constructor(
    private readonly runner: Runner,
    private readonly files: OutboundFileStore,
    private readonly placements: PlacementStore,
    private readonly delivery: FileDelivery,
    private readonly requestRecall: RequestRecall,
    private readonly events: PlacementEvents,
  ) {}

  /** @throws DELIVERY_FAILED */
  async deliverFile({ actor }: CallerOnward, file: StoredFile): Promise<void> {
    await this.delivery.deliver(file);
    const caller = { actor, correlationId: file.correlationId, causationId: '' };
    await this.runner.transact(caller, (tx) => this.record(tx, file));
  }

  private async record(tx: Tx, file: StoredFile): Promise<void> {
    const placement = (await this.placements.lockMany(tx, [file.placementId])).get(file.placementId);
    invariant(placement, 'A file belongs to a placement.');
    if (!(await this.files.markDelivered(tx, file)) || file.kind === 'RECALL') return;
    const sent = markSent(placement, tx.now);
    this.events.sent(tx, sent);
    const recalled = await this.requestRecall.recallSettled(tx, sent);
    await this.placements.updateMany(tx, [recalled ?? sent]);
  }
}
