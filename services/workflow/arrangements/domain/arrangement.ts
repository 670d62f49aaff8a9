/** This service's copy of what payment said last of a plan in instalments. */
export interface ArrangementCopy {
  readonly arrangementId: string;
  readonly customerId: string;
  readonly state: string;
  /** It goes on or is paused: its invoices are paid by it. */
  readonly open: boolean;
  /** When something of it is to be done; null where nothing is by itself. */
  readonly nextActAt: Date | null;
  readonly invoiceIds: readonly string[];
  /** It was paused here, since its invoices were; it goes on when they do. */
  readonly pausedHere: boolean;
  readonly version: bigint;
}
