import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Headers of a signed webhook, by Standard Webhooks (https://www.standardwebhooks.com). */
interface WebhookHeaders {
  /** `webhook-id`: the same in every delivery of one event. */
  readonly id: string;
  /** `webhook-timestamp`: Unix seconds at which it was sent. */
  readonly timestamp: string;
  /** `webhook-signature`: `v1,<base64>` for each key, separated by blanks. */
  readonly signature: string;
}

type WebhookFault = 'INCOMPLETE' | 'OUTSIDE_WINDOW' | 'FORGED';

/** How far the time of sending may lie from now, before or after. */
const windowSeconds = 300;
const prefix = 'whsec_';
/** A forger's header must not cost much. */
const maxSignatures = 10;

export function newWebhookSecret(): string {
  return prefix + randomBytes(32).toString('base64');
}

/** @param body the bytes as they are sent @param at when it is sent */
export function signWebhook(secret: string, id: string, at: Date, body: Buffer): WebhookHeaders {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  return { id, timestamp, signature: `v1,${digestOf(secret, id, timestamp, body).toString('base64')}` };
}

/**
 * Whether a webhook is from somebody who has one of the keys; several are valid while a key is being changed. Each
 * signature is compared in constant time.
 * @param body the bytes as they came
 * @returns null when it is genuine
 */
export function verifyWebhook(
  secrets: readonly string[],
  { id, timestamp, signature }: WebhookHeaders,
  body: Buffer,
  now: Date,
): WebhookFault | null {
  if (id === '' || signature === '' || !/^\d{1,12}$/.test(timestamp)) return 'INCOMPLETE';
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > windowSeconds) return 'OUTSIDE_WINDOW';
  const given = signature.split(' ', maxSignatures).flatMap((each) => (each.startsWith('v1,') ? [each.slice(3)] : []));
  const expected = secrets.map((secret) => digestOf(secret, id, timestamp, body));
  const isGenuine = given.some((each) => expected.some((digest) => isSame(Buffer.from(each, 'base64'), digest)));
  return isGenuine ? null : 'FORGED';
}

function digestOf(secret: string, id: string, timestamp: string, body: Buffer): Buffer {
  const key = Buffer.from(secret.startsWith(prefix) ? secret.slice(prefix.length) : secret, 'base64');
  return createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
}

function isSame(given: Buffer, expected: Buffer): boolean {
  return given.length === expected.length && timingSafeEqual(given, expected);
}
