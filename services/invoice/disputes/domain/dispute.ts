import type { ToldDispute } from '../../ledger/domain/events.js';
import { type Invoice, principalOf } from '../../ledger/domain/invoice.js';
import { errors } from './errors.js';

export type DisputeState = ToldDispute['state'];

/** How an open dispute ends when it is decided. */
export const verdicts = ['RESOLVED_FOR_CREDITOR', 'RESOLVED_FOR_DEBTOR', 'RESOLVED_IN_PART'] as const;
export type Verdict = (typeof verdicts)[number];

/** What a debtor contests of an invoice, and what became of it. */
export interface Dispute {
  /** Sorts by the time at which it was raised. */
  readonly disputeId: string;
  readonly invoiceId: string;
  readonly customerId: string;
  readonly currency: string;
  readonly state: DisputeState;
  /** What of the principal is disputed; null for the whole invoice with what was charged on it. */
  readonly amountMinor: bigint | null;
  /** Empty for none. */
  readonly reasonCode: string;
  /** What is disputed, in words; may be empty with a code. */
  readonly text: string;
  /** Documents of the customer that show it. */
  readonly documentIds: readonly string[];
  /** Last day on which it is to be decided, in the zone of the organisation. */
  readonly deadline: string;
  /** From this instant on it is overdue while it is open. */
  readonly overdueAt: Date;
  /** Whether DisputeOverdue was published. */
  readonly overdueTold: boolean;
  readonly raisedBy: string;
  readonly raisedAt: Date;
  readonly creditedMinor: bigint;
  /** Why it ended as it did; empty while it is open. */
  readonly resolution: string;
  readonly resolvedBy: string;
  readonly resolvedAt: Date | null;
  readonly version: bigint;
}

type NewDispute = Pick<
  Dispute,
  | 'disputeId'
  | 'amountMinor'
  | 'reasonCode'
  | 'text'
  | 'documentIds'
  | 'deadline'
  | 'overdueAt'
  | 'raisedBy'
  | 'raisedAt'
>;

export function newDispute({ invoiceId, customerId, currency }: Invoice, raised: NewDispute): Dispute {
  return {
    ...raised,
    ...{ invoiceId, customerId, currency, state: 'OPEN', overdueTold: false, creditedMinor: 0n },
    ...{ resolution: '', resolvedBy: '', resolvedAt: null, version: 1n },
  };
}

/** How it ended, by whom and why. */
export interface Ending {
  readonly state: Exclude<DisputeState, 'OPEN'>;
  readonly creditedMinor: bigint;
  readonly resolution: string;
  readonly resolvedBy: string;
  readonly resolvedAt: Date;
}

export function ended(dispute: Dispute, ending: Ending): Dispute {
  return { ...dispute, ...ending, version: dispute.version + 1n };
}

export function told({ disputeId, state, amountMinor, creditedMinor }: Dispute): ToldDispute {
  return { disputeId, state, disputedMinor: amountMinor, creditedMinor };
}

/** Whether it is open after its last day. */
export function isOverdue({ state, overdueAt }: Dispute, now: Date): boolean {
  return state === 'OPEN' && now >= overdueAt;
}

/** What is credited where it ends for the debtor: a file may have lowered the principal since. */
export function creditableOf({ amountMinor }: Dispute, invoice: Invoice): bigint {
  const principalMinor = principalOf(invoice);
  return amountMinor === null || amountMinor > principalMinor ? principalMinor : amountMinor;
}

/** @throws DISPUTE_STATE_FORBIDS for a void invoice, whose debtor owes nothing of it anyhow */
export function assertCreditable({ disputeId }: Dispute, { number, lifecycle }: Invoice): void {
  if (lifecycle !== 'VOID') return;
  throw errors.DISPUTE_STATE_FORBIDS(
    `Invoice ${number} of dispute ${disputeId} is void, so that nothing of it can be credited. Withdraw the dispute.`,
  );
}
