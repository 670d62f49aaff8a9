import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import { newlyReturned, type Placement } from '../domain/placement.js';
import { PlacementFacts } from './ports.js';

/** Publishes that debts are back: as closed where all placed debts were paid, as recalled otherwise. */
@Injectable()
export class PublishReturn {
  constructor(private readonly news: PlacementFacts) {}

  publish(tx: Tx, before: Placement, after: Placement): void {
    const returnedInvoiceIds = newlyReturned(before, after).map(({ invoiceId }) => invoiceId);
    if (after.state === 'CLOSED_PAID') this.news.closedPaid(tx, after, returnedInvoiceIds);
    else this.news.recalled(tx, after, returnedInvoiceIds);
  }
}
