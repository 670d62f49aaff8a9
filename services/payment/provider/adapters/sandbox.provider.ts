import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#libs/time';
import { verifyWebhook } from '#libs/webhooks';
import { PaymentSettings } from '../../payment.settings.js';
import { errors } from '../domain/errors.js';
import {
  type ChargeAnswer,
  type ChargeOrder,
  type DayReport,
  PaymentProvider,
  type ProviderCharge,
  type RawWebhook,
  type SetupSession,
  type UnknownReason,
  type WebhookReading,
} from '../domain/provider.js';
import { readBounded } from './bounded-body.js';
import {
  readCharge,
  readCharges,
  readEvent,
  readFailure,
  readReport,
  readSession,
  sandboxError,
} from './sandbox.messages.js';

const maxAnswerBytes = 5_000_000;
/** Answers that say that nothing was done; every other is no answer to whether something was. */
const refusals = [400, 401, 402, 403, 404, 422];
const keyReused = 409;

interface Answer {
  readonly status: number;
  readonly message: unknown;
}

/** The sandbox over HTTP: `deploy/local/sandbox`. */
@Injectable()
export class SandboxProvider extends PaymentProvider {
  override readonly name = 'sandbox';

  constructor(private readonly settings: PaymentSettings) {
    super();
  }

  override async charge(order: ChargeOrder): Promise<ChargeAnswer> {
    const { attemptId, amount, token } = order;
    const body = {
      amount_minor: amount.minor.toString(),
      currency: amount.currency,
      method: token,
      metadata: { reference: attemptId },
    };
    try {
      return chargeAnswerOf(await this.ask('POST', '/v1/charges', body, attemptId), order);
    } catch (error) {
      return { unknown: reasonOf(error) };
    }
  }

  override async findCharge(attemptId: string): Promise<ProviderCharge | null> {
    const charges = await this.read(`/v1/charges?reference=${encodeURIComponent(attemptId)}`, readCharges);
    return charges?.find((charge) => charge.attemptId === attemptId) ?? null;
  }

  override async dayReport(date: LocalDate): Promise<DayReport> {
    return (await this.read(`/v1/report?date=${date}`, readReport)) ?? { complete: false, charges: [] };
  }

  override async openSetup(methodId: string): Promise<SetupSession> {
    try {
      const { status, message } = await this.ask('POST', '/v1/sessions', {
        kind: 'setup',
        metadata: { reference: methodId },
      });
      if (status === 200) return readSession(message);
    } catch {
      // The same refusal follows.
    }
    throw unavailable();
  }

  override findSetup(sessionId: string): Promise<SetupSession | null> {
    return this.read(`/v1/sessions/${encodeURIComponent(sessionId)}`, readSession);
  }

  override async readWebhook({ headers, body }: RawWebhook, now: Date): Promise<WebhookReading> {
    const of = (name: string): string => headers.get(name) ?? '';
    const given = { id: of('webhook-id'), timestamp: of('webhook-timestamp'), signature: of('webhook-signature') };
    const fault = verifyWebhook(this.settings.sandboxWebhookKeys, given, body, now);
    if (fault) return { fault };
    try {
      const event = readEvent(JSON.parse(body.toString('utf8')));
      return event.eventId === given.id ? { event } : { fault: 'UNREADABLE' };
    } catch {
      return { fault: 'UNREADABLE' };
    }
  }

  /** @returns null when there is none @throws PAYMENT_PROVIDER_UNAVAILABLE */
  private async read<Found>(path: string, reader: (message: unknown) => Found): Promise<Found | null> {
    try {
      const { status, message } = await this.ask('GET', path);
      if (status === 404) return null;
      if (status === 200) return reader(message);
    } catch {
      // The same refusal follows.
    }
    throw unavailable();
  }

  /** @throws when no readable answer comes in time */
  private async ask(method: 'GET' | 'POST', path: string, body?: object, key?: string): Promise<Answer> {
    const { sandboxUrl, sandboxApiKey, providerTimeoutMs } = this.settings;
    const response = await fetch(new URL(path, sandboxUrl), {
      method,
      headers: {
        authorization: `Bearer ${sandboxApiKey}`,
        'content-type': 'application/json',
        ...(key && { 'idempotency-key': key }),
      },
      redirect: 'error',
      signal: AbortSignal.timeout(providerTimeoutMs),
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await readBounded(response, maxAnswerBytes);
    if (text === null) throw new SyntaxError('The answer is too large.');
    return { status: response.status, message: JSON.parse(text) as unknown };
  }
}

/** An answer about another charge than the one that was asked for is none. */
function chargeAnswerOf({ status, message }: Answer, { attemptId, amount }: ChargeOrder): ChargeAnswer {
  if (status === 200) {
    const seen = readCharge(message);
    const isOurs =
      seen.attemptId === attemptId && seen.amount.minor === amount.minor && seen.amount.currency === amount.currency;
    return isOurs ? { seen } : { unknown: 'UNREADABLE_ANSWER' };
  }
  if (status === keyReused) return { unknown: 'KEY_CONFLICT' };
  if (!refusals.includes(status)) return { unknown: 'PROVIDER_FAULT' };
  const { error } = sandboxError.parse(message);
  return { refused: readFailure({ ...error, advice_code: '' }) };
}

function reasonOf(error: unknown): UnknownReason {
  if ((error as Error).name === 'TimeoutError') return 'TIMEOUT';
  const isAnswer = error instanceof SyntaxError || (error as Error).name === 'ZodError';
  return isAnswer ? 'UNREADABLE_ANSWER' : 'NO_ANSWER';
}

const unavailable = (): Error =>
  errors.PAYMENT_PROVIDER_UNAVAILABLE('The payment provider does not answer. Make the same call again later.');
