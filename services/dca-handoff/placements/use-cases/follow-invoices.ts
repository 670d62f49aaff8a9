import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { isId } from '#libs/ids';
import type { CausingEvent, Tx } from '#libs/platform';
import { noteMeanwhile, type Meanwhile, type Placement } from '../domain/placement.js';
import { PlacementFacts, PlacementStore } from './ports.js';
import { RequestRecall } from './request-recall.js';

/** What became of an invoice; null when it is owed again. */
export interface InvoiceNews {
  readonly invoiceId: string;
  readonly meanwhile: Meanwhile | null;
  /** Grows with every change of the invoice. */
  readonly version: bigint;
  readonly event: CausingEvent;
}

/** Takes debts that were paid or voided out of placements: unsent ones are refused, the others are recalled. */
@Injectable()
export class FollowInvoices {
  constructor(
    private readonly placements: PlacementStore,
    private readonly recalls: RequestRecall,
    private readonly news: PlacementFacts,
  ) {}

  /** Errors: INVOICE_ID_INVALID */
  async follow(news: readonly InvoiceNews[], tx: Tx): Promise<void> {
    const invoiceIds = [...new Set(news.map(({ invoiceId }) => invoiceId))];
    for (const invoiceId of invoiceIds) if (!isId(invoiceId)) throw invalidId(invoiceId);
    const placementIds = await this.placements.withOpenLines(tx, invoiceIds);
    if (placementIds.length === 0) return;
    const found = await this.placements.lock(tx, placementIds);
    const current = new Map(found);
    for (const item of news) {
      for (const [placementId, placement] of current) {
        const after = await this.apply(tx.causedBy(item.event), placement, item);
        if (after) current.set(placementId, after);
      }
    }
    const changed = [...current.values()].filter((placement) => placement !== found.get(placement.placementId));
    await this.placements.save(tx, changed);
  }

  /** Answers null when it changes nothing. */
  private async apply(
    tx: Tx,
    placement: Placement,
    { invoiceId, meanwhile, version }: InvoiceNews,
  ): Promise<Placement | null> {
    const noted = noteMeanwhile(placement, invoiceId, meanwhile, version);
    if (!noted) return null;
    if (noted.state === 'REFUSED' && placement.state !== 'REFUSED') this.news.refused(tx, noted);
    return (await this.recalls.ofSettled(tx, noted)) ?? noted;
  }
}

function invalidId(invoiceId: string): DomainError {
  return new DomainError('INVOICE_ID_INVALID', 'invalid', `${JSON.stringify(invoiceId)} is no id of an invoice.`);
}
