import { z } from 'zod';
import { isId } from '#libs/ids';
import { money } from '#libs/money';
import { type Decline, declineOf } from '../domain/decline.js';
import type { ProviderCharge, SetupSession, WebhookEvent } from '../domain/provider.js';

const code = z.string().max(1_000);
const url = z.string().max(2_000);
const failure = z.object({ code, advice_code: code, message: z.string().max(10_000) });

const charge = z.object({
  id: z.string().min(1).max(200),
  state: z.enum(['succeeded', 'pending', 'requires_action', 'failed', 'reversed']),
  amount_minor: z.string().regex(/^\d{1,18}$/),
  currency: z.string().length(3),
  metadata: z.object({ reference: z.string().optional() }),
  failure: failure.nullable(),
  action_url: url.nullable(),
});

const session = z.object({
  id: z.string().min(1).max(200),
  url,
  state: z.enum(['open', 'completed', 'failed']),
  method: z
    .object({
      token: z.string().min(1).max(200),
      kind: z.enum(['CARD', 'BANK_ACCOUNT']),
      brand: z.string().max(60),
      last4: z.string().regex(/^[0-9A-Za-z]{0,4}$/),
      expiry_month: z.number().int().min(0).max(12),
      expiry_year: z.number().int().min(0).max(2999),
      state: z.enum(['active', 'revoked']),
    })
    .nullable(),
});

const event = z.object({
  id: z.string().min(1).max(200),
  type: z.string().max(100),
  data: z.object({ reference: z.string().max(200).default('') }),
});

export const sandboxError = z.object({ error: z.object({ code, message: z.string().max(10_000) }) });
const found = z.object({ charges: z.array(charge) });
const report = z.object({ complete: z.boolean(), charges: z.array(charge) });

const states = {
  succeeded: 'SETTLED',
  pending: 'PENDING',
  requires_action: 'REQUIRES_ACTION',
  failed: 'FAILED',
  reversed: 'REVERSED',
} as const;
const noReason = { code: 'unknown', advice_code: '', message: '' };

/** @throws when the message is no charge */
export function readCharge(message: unknown): ProviderCharge {
  return fromSandbox(charge.parse(message));
}

/** @throws when the message is no list of charges */
export function readCharges(message: unknown): ProviderCharge[] {
  return found.parse(message).charges.map(fromSandbox);
}

/** @throws when the message is no report */
export function readReport(message: unknown): { complete: boolean; charges: ProviderCharge[] } {
  const { complete, charges } = report.parse(message);
  return { complete, charges: charges.map(fromSandbox) };
}

/** @throws when the message is no session */
export function readSession(message: unknown): SetupSession {
  const { id, url: address, state, method } = session.parse(message);
  const given = method && {
    token: method.token,
    kind: method.kind,
    brand: method.brand,
    last4: method.last4,
    expiryMonth: method.kind === 'CARD' ? monthOf(method.expiry_year, method.expiry_month) : null,
    isRevoked: method.state === 'revoked',
  };
  return { sessionId: id, url: address, state: state.toUpperCase() as SetupSession['state'], given };
}

/** @throws when the message is no event */
export function readEvent(message: unknown): WebhookEvent {
  const { id, type, data } = event.parse(message);
  const about = type.startsWith('charge.') ? 'CHARGE' : /^(session|method)\./.test(type) ? 'METHOD' : 'OTHER';
  return { eventId: id, about: isId(data.reference) ? about : 'OTHER', reference: data.reference };
}

export function readFailure({ code: given, advice_code: adviceCode, message }: z.output<typeof failure>): Decline {
  return declineOf({ code: given, adviceCode, sentence: message });
}

function fromSandbox(given: z.output<typeof charge>): ProviderCharge {
  const hasFailed = given.state === 'failed' || given.state === 'reversed';
  return {
    providerChargeId: given.id,
    attemptId: given.metadata.reference ?? '',
    state: states[given.state],
    amount: money(BigInt(given.amount_minor), given.currency),
    failure: hasFailed ? readFailure(given.failure ?? noReason) : null,
    actionUrl: given.action_url ?? '',
  };
}

function monthOf(year: number, month: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
}
