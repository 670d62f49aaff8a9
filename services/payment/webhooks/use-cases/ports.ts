import type { Tx } from '#libs/transactions';
import type { WebhookEvent } from '../../provider/domain/provider.js';

export interface DueWebhook {
  readonly eventId: string;
  readonly about: WebhookEvent['about'];
  readonly reference: string;
}

/** Genuine webhooks of one provider. Their bodies are not kept: what they are about is fetched. */
export abstract class WebhookStore {
  /** @returns false when the event is known */
  abstract insert(tx: Tx, provider: string, event: WebhookEvent): Promise<boolean>;
  /** Takes events that are to be followed now; each is due again later, ever more rarely, until it is done. */
  abstract takeDue(tx: Tx, provider: string, limit: number): Promise<DueWebhook[]>;
  abstract finish(tx: Tx, provider: string, eventIds: readonly string[]): Promise<void>;
  /** For how long the oldest one has waited that is not done; 0 for none. */
  abstract maxWaitSeconds(): Promise<number>;
  /** Deletes some of those that are kept no longer. */
  abstract deleteOld(tx: Tx, limit: number): Promise<void>;
}
