import type { Caller } from '#libs/transactions';

export interface Proposal {
  /** One act, one key: a repeat gives the same placement. */
  readonly idempotencyKey: string;
  readonly agency: string;
  readonly customerId: string;
  /** Null for debts in no case. */
  readonly caseId: string | null;
  /** At most 500. */
  readonly invoiceIds: readonly string[];
  readonly notes: string;
  readonly unannouncedReason: string;
}

export interface ProposedDebt {
  readonly invoiceId: string;
  readonly invoiceNumber: string;
  /** Empty where it is placed. */
  readonly refusal: string;
}

export interface Proposed {
  readonly placementId: string;
  readonly caseId: string | null;
  readonly refused: boolean;
  readonly debts: readonly ProposedDebt[];
}

/** The service that hands debts to agencies, and asks the owners of all facts before it does. */
export abstract class Agencies {
  /** @throws AGENCY_NOT_FOUND, AGENCY_STATE_FORBIDS, and what it refuses otherwise */
  abstract propose(caller: Caller, proposal: Proposal): Promise<Proposed>;
}
