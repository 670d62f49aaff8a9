import type { Money } from '#libs/money';
import type { ApprovableActName } from './acts.js';

export const approvalStates = ['REQUESTED', 'DONE', 'REFUSED', 'WITHDRAWN', 'EXPIRED', 'STALE'] as const;
export type ApprovalState = (typeof approvalStates)[number];

/** One of the facts that an act rests on: a name in UPPER_SNAKE and how it stood when the act was asked for. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** What an act is about. */
export interface ActSubject {
  /** Id of what it changes, such as a charge; it is asked for once at a time. */
  readonly subjectId: string;
  readonly customerId: string;
  readonly invoiceId: string;
}

/** An act above the limit of whoever asked for it, which another person has carried out or not. */
export interface Approval extends ActSubject {
  /** Sorts by the time at which it was asked for. */
  readonly approvalId: string;
  readonly act: ApprovableActName;
  readonly currency: string;
  readonly amountMinor: bigint;
  /** What of this act the same person may do to a customer in 24 hours alone. */
  readonly limitMinor: bigint;
  /** What they had done of it in the 24 hours before. */
  readonly doneMinor: bigint;
  readonly facts: readonly Fact[];
  /** Of the act, its parameters and its facts: another hash makes the approval stale. */
  readonly hash: string;
  /** Why it was asked for. */
  readonly reason: string;
  /** `user:<sub>`, proved, or `system:<name>`. */
  readonly requestedBy: string;
  readonly requestedRoles: readonly string[];
  readonly requestedAt: Date;
  readonly expiresAt: Date;
  readonly state: ApprovalState;
  /** Empty while nobody has decided, and where time did. */
  readonly decidedBy: string;
  readonly decisionReason: string;
  readonly decidedAt: Date | null;
  readonly version: bigint;
}

/** An act that has been looked at, under the locks that it takes, and has changed nothing yet. */
export interface PreparedAct<Result> {
  readonly about: ActSubject;
  readonly amount: Money;
  readonly facts: readonly Fact[];
  readonly carryOut: () => Promise<Result>;
}

/** How an act ended: carried out at once, or stored until a second person decides. */
export type ActOutcome<Result> = { readonly done: Result } | { readonly requested: Approval };

/** The approval after a decision. @param decision of time alone where nobody decided */
export function decided(
  approval: Approval,
  state: Exclude<ApprovalState, 'REQUESTED'>,
  decision: { readonly by: string; readonly reason: string; readonly at: Date },
): Approval {
  return {
    ...approval,
    state,
    decidedBy: decision.by,
    decisionReason: decision.reason,
    decidedAt: decision.at,
    version: approval.version + 1n,
  };
}
