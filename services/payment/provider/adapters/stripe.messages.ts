import type Stripe from 'stripe';
import { isId } from '#libs/ids';
import { type Money, money } from '#libs/money';
import { type Decline, declineOf } from '../domain/decline.js';
import type { GivenMethod, ProviderCharge, SetupSession, WebhookEvent } from '../domain/provider.js';

/** Keys of our ids in the metadata of Stripe's objects. */
export const attemptKey = 'dunlin_attempt';
export const methodKey = 'dunlin_method';

/** Stripe counts these in hundredths although they have none. */
const widened = ['ISK', 'UGX'];
/** What Stripe advises where the network says nothing, in the codes of the networks. */
const advices: Readonly<Record<string, string>> = {
  confirm_card_data: '01',
  try_again_later: '02',
  do_not_try_again: '03',
};

export function toStripeAmount({ minor, currency }: Money): { amount: number; currency: string } {
  return { amount: Number(widened.includes(currency) ? minor * 100n : minor), currency: currency.toLowerCase() };
}

export function fromStripeAmount(amount: number, currency: string): Money {
  const code = currency.toUpperCase();
  return money(widened.includes(code) ? BigInt(amount) / 100n : BigInt(amount), code);
}

/** A method is charged by its id together with that of the customer whom Stripe keeps it for. */
export function toToken(customer: string, paymentMethod: string): string {
  return `${customer}/${paymentMethod}`;
}

export function fromToken(token: string): { customer: string; payment_method: string } {
  const [customer = '', paymentMethod = ''] = token.split('/');
  return { customer, payment_method: paymentMethod };
}

/** @param dispute of its charge, null for none */
export function readIntent(intent: Stripe.PaymentIntent, dispute: Stripe.Dispute | null): ProviderCharge {
  const charge = typeof intent.latest_charge === 'object' ? intent.latest_charge : null;
  const takenBack = reversalOf(charge, dispute);
  const state = intent.status === 'succeeded' && takenBack ? 'REVERSED' : stateOf(intent.status);
  return {
    providerChargeId: intent.id,
    attemptId: intent.metadata[attemptKey] ?? '',
    state,
    amount: fromStripeAmount(intent.amount, intent.currency),
    failure: state === 'REVERSED' ? takenBack : state === 'FAILED' ? readDecline(intent.last_payment_error) : null,
    actionUrl: state === 'REQUIRES_ACTION' ? (intent.next_action?.redirect_to_url?.url ?? '') : '',
  };
}

type StripeFault = Pick<
  Stripe.PaymentIntent.LastPaymentError,
  'code' | 'decline_code' | 'advice_code' | 'network_advice_code' | 'message'
>;

export function readDecline(fault: Partial<StripeFault> | null): Decline {
  const { code, decline_code, advice_code, network_advice_code, message } = fault ?? {};
  return declineOf({
    code: decline_code || code || 'unknown',
    adviceCode: network_advice_code || (advices[advice_code ?? ''] ?? ''),
    sentence: message ?? '',
  });
}

export function readSession(session: Stripe.Checkout.Session): SetupSession {
  const intent = typeof session.setup_intent === 'object' ? session.setup_intent : null;
  const method = intent && typeof intent.payment_method === 'object' ? intent.payment_method : null;
  const customer = idOf(session.customer);
  const isGiven = session.status === 'complete' && method !== null && customer !== '';
  const state = isGiven ? 'COMPLETED' : session.status === 'expired' ? 'FAILED' : 'OPEN';
  return {
    sessionId: session.id,
    url: session.url ?? '',
    state,
    given: isGiven ? readMethod(method, customer) : null,
  };
}

/** What an event is about; a dispute names its payment intent, whose metadata have to be fetched. */
export function readEvent(event: Stripe.Event): WebhookEvent | { readonly eventId: string; readonly intent: string } {
  const { id: eventId, type } = event;
  const object = event.data.object as { metadata?: Record<string, string> | null; payment_intent?: unknown };
  if (type.startsWith('charge.dispute.')) return { eventId, intent: idOf(object.payment_intent) };
  const [attempt = '', method = ''] = [object.metadata?.[attemptKey], object.metadata?.[methodKey]];
  if (isId(attempt)) return { eventId, about: 'CHARGE', reference: attempt };
  if (isId(method)) return { eventId, about: 'METHOD', reference: method };
  return { eventId, about: 'OTHER', reference: '' };
}

export function idOf(object: unknown): string {
  if (typeof object === 'string') return object;
  return typeof object === 'object' && object !== null ? ((object as { id?: string }).id ?? '') : '';
}

function stateOf(status: Stripe.PaymentIntent.Status): ProviderCharge['state'] {
  if (status === 'succeeded') return 'SETTLED';
  if (status === 'requires_action') return 'REQUIRES_ACTION';
  return status === 'requires_payment_method' || status === 'canceled' ? 'FAILED' : 'PENDING';
}

/** A dispute that was won, or that only warns, takes nothing back. */
function reversalOf(charge: Stripe.Charge | null, dispute: Stripe.Dispute | null): Decline | null {
  const isTaken = dispute !== null && !/^(won|prevented|warning_)/.test(dispute.status);
  if (isTaken) return declineOf({ code: dispute.reason, adviceCode: '', sentence: 'The debtor disputes the charge.' });
  if (!charge?.refunded) return null;
  return declineOf({ code: 'refunded', adviceCode: '', sentence: 'The charge was refunded.' });
}

function readMethod(method: Stripe.PaymentMethod, customer: string): GivenMethod {
  const { id, type, card, sepa_debit, us_bank_account } = method;
  const account = sepa_debit ?? us_bank_account;
  return {
    token: toToken(customer, id),
    kind: card ? 'CARD' : 'BANK_ACCOUNT',
    brand: card?.brand ?? us_bank_account?.bank_name ?? type,
    last4: card?.last4 ?? account?.last4 ?? '',
    expiryMonth: card ? `${card.exp_year}-${String(card.exp_month).padStart(2, '0')}` : null,
    // One that is detached from its customer can be charged no more.
    isRevoked: idOf(method.customer) === '',
  };
}
