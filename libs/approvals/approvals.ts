import type { Caller, Tx } from '#libs/transactions';
import type { ApprovableActName } from './domain/acts.js';
import type { ActOutcome, PreparedAct } from './domain/approval.js';

/** An act that may need a second person. */
export interface ApprovableAct<Parameters, Result> {
  readonly name: ApprovableActName;
  /**
   * Locks what the act changes and says what it would do; it writes nothing. It is asked again when the act is approved,
   * and facts that are others then, or an error that refuses the act, make the approval stale.
   * @param parameters plain data, with everything that a default would decide
   */
  readonly prepare: (tx: Tx, parameters: Parameters) => Promise<PreparedAct<Result>>;
}

/** Carries the act out in the transaction, or stores it there as a request. @param reason why, as its person gave it */
export type CarryOutOrRequest<Parameters, Result> = (
  tx: Tx,
  caller: Caller,
  parameters: Parameters,
  reason: string,
) => Promise<ActOutcome<Result>>;

/** Four eyes: what goes beyond the limit of a person is carried out once another person approves. */
export abstract class Approvals {
  /**
   * Defines an act of the service, once in a process.
   * @returns what carries it out; it throws what `prepare` throws, and ACTOR_UNPROVEN, APPROVAL_KEY_REUSED
   */
  abstract define<Parameters, Result>(act: ApprovableAct<Parameters, Result>): CarryOutOrRequest<Parameters, Result>;
}
