import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import type { Placement } from '../../domain/placement.js';
import { newlyReturned } from '../../domain/recall.js';
import { PlacementEvents } from '../ports.js';

/** Publishes that invoices are back: as closed where all placed invoices were paid, as recalled otherwise. */
@Injectable()
export class PublishReturn {
  constructor(private readonly events: PlacementEvents) {}

  publishReturn(tx: Tx, before: Placement, after: Placement): void {
    const returnedInvoiceIds = newlyReturned(before, after).map(({ invoiceId }) => invoiceId);
    if (after.state === 'CLOSED_PAID') this.events.closedPaid(tx, after, returnedInvoiceIds);
    else this.events.recalled(tx, after, returnedInvoiceIds);
  }
}
