import type { ContactChannel } from '#libs/fence';
import type { CallerOnward } from '#libs/transactions';

export interface OptOut {
  /** One id is one refusal, however often it is recorded. */
  readonly requestId: string;
  readonly customerId: string;
  readonly channel: ContactChannel;
  readonly reason: string;
  /** To which contact the refused message went; empty where it is not known. */
  readonly contactId: string;
}

/** Refusals of further messages, which the customer service owns. */
export abstract class OptOuts {
  /**
   * Returns once the refusal is stored, so that the next message respects it.
   * @throws CUSTOMER_NOT_FOUND, or of kind unavailable
   */
  abstract record(optOut: OptOut, caller: CallerOnward): Promise<void>;
}
