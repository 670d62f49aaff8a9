import Stripe from 'stripe';
import { type SandboxEvent, Webhooks } from '../sandbox/webhooks.js';

/** What an event of the book is about, as Stripe shows it; null where Stripe tells nothing of it. */
export type Shown = (event: SandboxEvent) => { readonly type: string; readonly object: object } | null;

/** Sends events as Stripe does: its envelope and its signature, again and again until one is answered by 2xx. */
export class StripeWebhooks extends Webhooks {
  shown: Shown = () => null;

  override async deliver(event: SandboxEvent): Promise<boolean> {
    const shown = this.shown(event);
    if (!shown) return true;
    const created = Math.floor(Date.parse(event.created_at) / 1000);
    const envelope = { id: event.id, object: 'event', type: shown.type, created, data: { object: shown.object } };
    const payload = JSON.stringify(envelope);
    const { webhookSecret: secret, webhookUrl } = this.config;
    const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret });
    try {
      const headers = { 'content-type': 'application/json', 'stripe-signature': signature };
      const signal = AbortSignal.timeout(15_000);
      return (await fetch(webhookUrl, { method: 'POST', headers, body: payload, signal })).ok;
    } catch {
      return false;
    }
  }
}
