import type { FenceFacts } from './facts.js';
import type { Act } from './partition.js';

/** Who is behind an act. */
export interface ActCaller {
  readonly actor: string;
  readonly correlationId: string;
  readonly causationId?: string;
}

/** Those who own the facts that an act depends on. A copy of them may lag behind, so before an act they are asked. */
export abstract class Owners {
  /**
   * Asks the payment, invoice, workflow and customer services about an act.
   * @param options.deadlineMs how long all of it may take, retries included; less than the lease of the act
   * @throws the error of an owner that did not answer, of kind unavailable when it cannot be reached: no facts, no act
   */
  abstract ask(act: Act, caller: ActCaller, options: { readonly deadlineMs: number }): Promise<FenceFacts>;
}
