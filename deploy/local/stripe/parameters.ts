import { Refusal } from '../sandbox/charges.js';
import type { Handler } from '../sandbox/server.js';

const [id, url, expand, metadata] = [/^[\w-]+$/, /^https?:\/\/.+$/, /^[a-z_.]+$/, /^.{1,500}$/];
const time = /^\d{10}$/;

/**
 * What Dunlin sends of the parameters of Stripe's OpenAPI specification, each with the form of its values; `[]` stands
 * for the key of a map or the index of a list. Nothing else is taken, as Stripe takes nothing that it does not know.
 */
const parameters: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  'POST /v1/payment_intents': {
    amount: /^[1-9]\d{0,11}$/,
    currency: /^[a-z]{3}$/,
    customer: id,
    payment_method: id,
    confirm: /^true$/,
    off_session: /^true$/,
    return_url: url,
    'metadata[]': metadata,
    'expand[]': expand,
  },
  'GET /v1/payment_intents/search': { query: /^metadata\['\w+'\]:'[^']+'$/, 'expand[]': expand },
  'GET /v1/payment_intents': {
    'created[gte]': time,
    'created[lt]': time,
    limit: /^([1-9]\d?|100)$/,
    starting_after: id,
    'expand[]': expand,
  },
  'GET /v1/payment_intents/:id': { 'expand[]': expand },
  'GET /v1/disputes': { payment_intent: id, limit: /^([1-9]\d?|100)$/ },
  'POST /v1/checkout/sessions': {
    mode: /^setup$/,
    'allowed_payment_method_types[]': /^[a-z_]+$/,
    customer_creation: /^(always|if_required)$/,
    success_url: url,
    cancel_url: url,
    'metadata[]': metadata,
    'setup_intent_data[metadata][]': metadata,
  },
  'GET /v1/checkout/sessions/:id': { 'expand[]': expand },
};

/** The calls of Stripe's API, which are refused with parameters that it does not take. */
export function strict(routes: Readonly<Record<string, Handler>>): Record<string, Handler> {
  return Object.fromEntries(
    Object.entries(routes).map(([route, handler]): [string, Handler] => [
      route,
      (call) => {
        const given = call.request.method === 'GET' ? call.query : new URLSearchParams(call.body);
        for (const [name, value] of given) check(parameters[route] ?? {}, name, value);
        return handler(call);
      },
    ]),
  );
}

function check(known: Readonly<Record<string, RegExp>>, name: string, value: string): void {
  const form = known[name] ?? known[name.replace(/\[[^[\]]*\]$/, '[]')];
  if (!form) throw new Refusal(400, 'parameter_unknown', `Received unknown parameter: ${name}`);
  if (!form.test(value)) throw new Refusal(400, 'parameter_invalid', `Invalid value of ${name}: ${value}`);
}
