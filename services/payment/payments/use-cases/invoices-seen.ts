import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';

/** What an event says of an invoice. */
export interface SeenInvoice {
  readonly invoiceId: string;
  readonly version: bigint;
  /** Whether it is owed, was PAID by whatever, or is CLOSED otherwise. */
  readonly standing: 'OWED' | 'PAID' | 'CLOSED';
}

/** Somebody who comes after payments in the service: what follows from invoices that are closed or owed again. */
export interface InvoiceFollower {
  /** @param seen in the order of the events */
  invoicesSeen(tx: Tx, seen: readonly SeenInvoice[]): Promise<void>;
}

/** Tells everybody who follows invoices; payments know none of them. */
@Injectable()
export class InvoicesSeen {
  private readonly followers: InvoiceFollower[] = [];

  follow(follower: InvoiceFollower): void {
    this.followers.push(follower);
  }

  async tell(tx: Tx, seen: readonly SeenInvoice[]): Promise<void> {
    if (seen.length === 0) return;
    for (const follower of this.followers) await follower.invoicesSeen(tx, seen);
  }
}
