import type { ContactChannel } from '#libs/fence';
import type { CallerOnward } from '#libs/transactions';

/** Refusals of further messages, which the customer service owns. */
export abstract class OptOuts {
  /**
   * Returns once the refusal is stored, so that the next message respects it.
   * @throws CUSTOMER_NOT_FOUND, or of kind unavailable
   */
  abstract record(customerId: string, channel: ContactChannel, reason: string, caller: CallerOnward): Promise<void>;
}
