/** By a promise to pay, or by a settlement that was offered; both end with their last day. */
export type PromiseKind = 'PROMISE' | 'SETTLEMENT';

/** This service's copy of what payment published last of a promise to pay, or of a settlement. */
export interface PromiseCopy {
  readonly promiseId: string;
  readonly kind: PromiseKind;
  readonly customerId: string;
  readonly state: string;
  /** The debtor has time, or it is not judged yet. */
  readonly open: boolean;
  /** When it is judged at the latest. */
  readonly judgeAt: Date;
  readonly invoiceIds: readonly string[];
  readonly version: bigint;
}

/** Whether its invoices are held: an offer that nobody accepted holds nothing. */
export function isHolding({ kind, state, open }: Pick<PromiseCopy, 'kind' | 'state' | 'open'>): boolean {
  return open && (kind === 'PROMISE' || state === 'ACCEPTED');
}
