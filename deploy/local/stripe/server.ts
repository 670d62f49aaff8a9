import { setTimeout as sleep } from 'node:timers/promises';
import { Book, type SandboxCharge } from '../sandbox/book.js';
import { Charges, Refusal } from '../sandbox/charges.js';
import type { SandboxConfig } from '../sandbox/config.js';
import { controlOf, type Handler, listen, pagesOf } from '../sandbox/server.js';
import { Sessions } from '../sandbox/sessions.js';
import { chargeIdOf, disputeOf, faultOf, intentOf, referenceOf, sessionOf } from './objects.js';
import { strict } from './parameters.js';
import { type Shown, StripeWebhooks } from './webhooks.js';

interface Parts {
  readonly book: Book;
  readonly charges: Charges;
  readonly sessions: Sessions;
  /** Public address, known once it listens. */
  readonly url: () => string;
}

/** Starts an emulator of the part of Stripe that Dunlin uses, with the book and the choices of the sandbox. */
export async function startStripe(config: SandboxConfig): Promise<{ url: string; stop(): Promise<void> }> {
  const book = new Book(config.file);
  const webhooks = new StripeWebhooks(config);
  const charges = new Charges(book, webhooks, config.delayMs);
  const sessions = new Sessions(book, charges, webhooks);
  let address = '';
  const parts = { book, charges, sessions, url: () => address };
  webhooks.shown = shownBy(parts);
  const routes = {
    ...pagesOf(charges, sessions),
    ...strict({ ...intentsOf(parts), ...checkoutOf(parts) }),
    ...controlOf({ book, charges, sessions, webhooks }),
  };
  const { url, stop } = await listen(config, routes);
  address = url;
  charges.resume();
  return {
    url,
    stop: () => {
      webhooks.stop();
      return stop();
    },
  };
}

/** What Stripe calls it when a payment intent gets into a state. */
const eventTypes = {
  succeeded: 'payment_intent.succeeded',
  pending: 'payment_intent.processing',
  requires_action: 'payment_intent.requires_action',
  failed: 'payment_intent.payment_failed',
} as const;

function shownBy({ book, charges, sessions, url }: Parts): Shown {
  return ({ type, data }) => {
    const { charge, session } = data as { charge?: string; session?: string };
    if (session && type.startsWith('session.')) {
      const ended = type === 'session.completed' ? 'completed' : 'expired';
      return { type: `checkout.session.${ended}`, object: sessionOf(sessions.find(session), book, url()) };
    }
    if (!charge) return null;
    const found = charges.find(charge);
    if (found.state === 'reversed') return { type: 'charge.dispute.created', object: disputeOf(found) };
    return { type: eventTypes[found.state], object: intentOf(found, url()) };
  };
}

function intentsOf({ book, charges, url }: Parts): Record<string, Handler> {
  const listOf = (data: object[], hasMore = false) => ({ object: 'list', data, has_more: hasMore, url: '/v1' });
  return {
    'POST /v1/payment_intents': async ({ request, response, body }) => {
      const key = String(request.headers['idempotency-key'] ?? '');
      const form = new URLSearchParams(body);
      const metadata = metadataIn(form);
      const wanted = {
        amount_minor: form.get('amount') ?? '',
        currency: (form.get('currency') ?? '').toUpperCase(),
        method: form.get('payment_method') ?? '',
        metadata: { reference: referenceOf(metadata), ...metadata },
      };
      const answer = (status: number, told: object): string => {
        response.writeHead(status, { 'content-type': 'application/json' });
        return JSON.stringify(told);
      };
      const made = await charges.create(key, wanted).catch((error: unknown) => {
        if (error instanceof Refusal && error.code === 'key_reused') return error;
        throw error;
      });
      if (made instanceof Refusal) {
        return answer(400, { error: { type: 'idempotency_error', message: made.message } });
      }
      if (made.lost === 'dropped-after') throw new Refusal(0, 'dropped', 'The answer is lost.');
      if (made.lost === 'slow') await sleep(60_000, undefined, { ref: false });
      if (made.lost === 'rubbish') {
        response.writeHead(200, { 'content-type': 'text/html' });
        return '<html>Bad gateway</html>';
      }
      const charge = confirmedAway(charges, made.charge);
      const intent = intentOf(charge, url());
      if (charge.state !== 'failed' || !charge.failure) return intent;
      return answer(402, { error: { ...faultOf(charge.failure), payment_intent: intent } });
    },
    'GET /v1/payment_intents/search': ({ query }) => {
      const [, reference = ''] = /:'([^']*)'$/.exec(query.get('query') ?? '') ?? [];
      return listOf(charges.ofReference(reference).map((charge) => intentOf(charge, url())));
    },
    'GET /v1/payment_intents': ({ query }) => {
      const [from, before] = [Number(query.get('created[gte]')), Number(query.get('created[lt]'))];
      const after = chargeIdOf(query.get('starting_after') ?? '');
      const limit = Number(query.get('limit') ?? 10);
      const all = Object.values(book.content.charges).filter(({ created_at }) => {
        const created = Math.floor(Date.parse(created_at) / 1000);
        return created >= from && created < before;
      });
      const start = all.findIndex(({ id }) => id === after) + 1;
      const page = all.slice(start, start + limit).map((charge) => intentOf(charge, url()));
      return listOf(page, start + limit < all.length);
    },
    'GET /v1/payment_intents/:id': ({ id }) => intentOf(charges.find(chargeIdOf(id)), url()),
    'GET /v1/disputes': ({ query }) => {
      const charge = charges.find(chargeIdOf(query.get('payment_intent') ?? ''));
      return listOf(charge.state === 'reversed' ? [disputeOf(charge)] : []);
    },
  };
}

function checkoutOf({ book, sessions, url }: Parts): Record<string, Handler> {
  return {
    'POST /v1/checkout/sessions': ({ body }) => {
      const form = new URLSearchParams(body);
      const metadata = metadataIn(form);
      const wanted = { kind: 'setup', metadata: { reference: referenceOf(metadata), ...metadata } } as const;
      return sessionOf(sessions.create({ ...wanted, return_url: form.get('success_url') ?? '' }), book, url());
    },
    'GET /v1/checkout/sessions/:id': ({ id }) => sessionOf(sessions.find(id), book, url()),
  };
}

/** With nobody there to confirm it, Stripe declines what the debtor has to confirm. */
function confirmedAway(charges: Charges, charge: SandboxCharge): SandboxCharge {
  if (charge.state !== 'requires_action') return charge;
  const failure = { code: 'authentication_required', advice_code: '', message: 'The debtor has to confirm it.' };
  return charges.change(charge.id, 'failed', failure);
}

/** `metadata[name]=value` of a form. */
function metadataIn(form: URLSearchParams): Record<string, string> {
  return Object.fromEntries(
    [...form].flatMap(([name, value]) => {
      const [, key] = /^metadata\[([^\]]+)\]$/.exec(name) ?? [];
      return key === undefined ? [] : [[key, value]];
    }),
  );
}
