import type { Book, SandboxCharge, SandboxMethod, SandboxSession } from '../sandbox/book.js';
import { type Failure } from '../sandbox/outcomes.js';

/** Key under which the book finds charges and sessions; the rest of the metadata is the platform's own. */
const referenceKey = 'reference';

const statuses = {
  succeeded: 'succeeded',
  pending: 'processing',
  requires_action: 'requires_action',
  failed: 'requires_payment_method',
  reversed: 'succeeded',
} as const;

/** Ids of intents are those of the charges of the book in the form of Stripe. */
export const intentIdOf = (chargeId: string): string => chargeId.replace(/^ch_/, 'pi_');
export const chargeIdOf = (intentId: string): string => intentId.replace(/^pi_/, 'ch_');

export function referenceOf(metadata: Readonly<Record<string, string>>): string {
  return metadata['dunlin_attempt'] ?? metadata['dunlin_method'] ?? '';
}

/** A payment intent with its latest charge, which is expanded whether that was asked for or not. */
export function intentOf(charge: SandboxCharge, url: string): object {
  const { id, state, amount_minor, currency, failure, action_url } = charge;
  const [amount, isPaid] = [Number(amount_minor), state === 'succeeded' || state === 'reversed'];
  const { [referenceKey]: _ours, ...metadata } = charge.metadata;
  const created = Math.floor(Date.parse(charge.created_at) / 1000);
  const latest = { id, object: 'charge', amount, disputed: state === 'reversed', refunded: false, metadata };
  return {
    ...{ id: intentIdOf(id), object: 'payment_intent', amount, currency: currency.toLowerCase() },
    ...{ status: statuses[state], created, metadata },
    latest_charge: isPaid ? latest : null,
    last_payment_error: state === 'failed' && failure ? faultOf(failure) : null,
    next_action: action_url === null ? null : { type: 'redirect_to_url', redirect_to_url: { url: url + action_url } },
  };
}

export function faultOf({ code, advice_code, message }: Failure): object {
  const fault = code === 'authentication_required' ? { code } : { code: 'card_declined', decline_code: code };
  return { type: 'card_error', ...fault, message, ...(advice_code && { network_advice_code: advice_code }) };
}

export function disputeOf({ id, failure }: SandboxCharge): object {
  const reason = failure?.code ?? 'general';
  return { id: `dp_${id}`, object: 'dispute', payment_intent: intentIdOf(id), reason, status: 'lost', metadata: {} };
}

export function sessionOf(session: SandboxSession, book: Book, url: string): object {
  const { id, state, method } = session;
  const { [referenceKey]: _ours, ...metadata } = session.metadata;
  const given = method === null ? undefined : book.content.methods[method];
  const customer = given ? `cus_${id}` : null;
  return {
    ...{ id, object: 'checkout.session', mode: 'setup', url: `${url}/pay/${id}`, customer, metadata },
    status: state === 'completed' ? 'complete' : state === 'failed' ? 'expired' : 'open',
    setup_intent: {
      id: `seti_${id}`,
      object: 'setup_intent',
      payment_method: given ? methodOf(given, customer) : null,
    },
  };
}

function methodOf(method: SandboxMethod, customer: string | null): object {
  const { token, kind, brand, last4, expiry_month: exp_month, expiry_year: exp_year, state } = method;
  const shared = { id: token, object: 'payment_method', customer: state === 'active' ? customer : null };
  return kind === 'CARD'
    ? { ...shared, type: 'card', card: { brand, last4, exp_month, exp_year } }
    : { ...shared, type: 'sepa_debit', sepa_debit: { last4 } };
}
