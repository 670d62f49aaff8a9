/** This service's copy of what payment published last of a promise to pay. */
export interface PromiseCopy {
  readonly promiseId: string;
  readonly customerId: string;
  readonly state: string;
  /** The debtor has time, or it is not judged yet: its invoices are held. */
  readonly open: boolean;
  /** When it is judged at the latest. */
  readonly judgeAt: Date;
  readonly invoiceIds: readonly string[];
  readonly version: bigint;
}
