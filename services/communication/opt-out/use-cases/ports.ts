import type { Channel } from '../../contact-law/domain/channel.js';
import type { Asker } from '../../contact-law/use-cases/ports.js';

/** Refusals of further messages, which the customer service owns. */
export abstract class OptOuts {
  /** Returns once the refusal is stored; the next fence sees it. Errors: CUSTOMER_NOT_FOUND, or of kind unavailable. */
  abstract record(customerId: string, channel: Channel, reason: string, asker: Asker): Promise<void>;
}
