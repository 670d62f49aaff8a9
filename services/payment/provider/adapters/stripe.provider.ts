import { Injectable } from '@nestjs/common';
import Stripe from 'stripe';
import type { LocalDate } from '#libs/time';
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
  attemptKey,
  fromToken,
  methodKey,
  readDecline,
  readEvent,
  readIntent,
  readSession,
  toStripeAmount,
} from './stripe.messages.js';

const { StripeCardError, StripeConnectionError, StripeError, StripeIdempotencyError, StripeRateLimitError } =
  Stripe.errors;

/** Answers have the shape of this version whatever the account is set to; the types are those of it, too. */
const apiVersion = '2026-10-28.endive';
const toleranceSeconds = 300;
const maxAnswerBytes = 5_000_000;
const dayMs = 86_400_000;
/** After the end of a day, until what was asked for in its last moments must be in the report. */
const settleMs = 300_000;
/** Answers that say that nothing was done; every other is no answer to whether something was. */
const refusals = [400, 401, 402, 403, 404];

/** Stripe, or whoever speaks as it does at the address of the settings. */
@Injectable()
export class StripeProvider extends PaymentProvider {
  override readonly name = 'stripe';
  private readonly stripe: Stripe;

  constructor(private readonly settings: PaymentSettings) {
    super();
    const { protocol, hostname, port } = new URL(settings.stripeUrl);
    this.stripe = new Stripe(settings.stripeApiKey, {
      apiVersion,
      host: hostname,
      port: port || (protocol === 'https:' ? 443 : 80),
      protocol: protocol === 'https:' ? 'https' : 'http',
      // A repeat is ours to decide.
      maxNetworkRetries: 0,
      httpClient: Stripe.createFetchHttpClient(fetchOnce),
      timeout: settings.providerTimeoutMs,
      telemetry: false,
    });
  }

  override async charge(order: ChargeOrder): Promise<ChargeAnswer> {
    const { attemptId, amount, token } = order;
    const wanted = {
      ...{ ...toStripeAmount(amount), ...fromToken(token), confirm: true, off_session: true },
      // Stripe asks for it, although nobody is there to be sent anywhere.
      return_url: this.settings.stripeReturnUrl,
      metadata: { [attemptKey]: attemptId },
      expand: ['latest_charge'],
    };
    try {
      const intent = await this.stripe.paymentIntents.create(wanted, { idempotencyKey: attemptId });
      return seenAs(order, readIntent(intent, null));
    } catch (error) {
      return answerOf(order, error);
    }
  }

  override async findCharge(attemptId: string): Promise<ProviderCharge | null> {
    return this.read(async () => {
      const query = `metadata['${attemptKey}']:'${attemptId}'`;
      const { data } = await this.stripe.paymentIntents.search({ query, expand: ['data.latest_charge'] });
      const intent = data.find(({ metadata }) => metadata[attemptKey] === attemptId);
      return intent ? this.withDispute(intent) : null;
    });
  }

  override async dayReport(date: LocalDate): Promise<DayReport> {
    const from = Date.parse(`${date}T00:00:00Z`);
    // eslint-disable-next-line no-restricted-syntax -- Stripe's days are of real time
    const complete = Date.now() >= from + dayMs + settleMs;
    const created = { gte: from / 1000, lt: (from + dayMs) / 1000 };
    const charges = await this.read(async () => {
      const found: ProviderCharge[] = [];
      const list = this.stripe.paymentIntents.list({ created, limit: 100, expand: ['data.latest_charge'] });
      for await (const intent of list) found.push(await this.withDispute(intent));
      return found;
    });
    return charges ? { complete, charges } : { complete: false, charges: [] };
  }

  override async openSetup(methodId: string): Promise<SetupSession> {
    const { stripeMethodTypes, stripeReturnUrl } = this.settings;
    const metadata = { [methodKey]: methodId };
    const wanted = {
      mode: 'setup',
      allowed_payment_method_types: stripeMethodTypes as Stripe.Checkout.SessionCreateParams.AllowedPaymentMethodType[],
      customer_creation: 'always',
      success_url: stripeReturnUrl,
      cancel_url: stripeReturnUrl,
      metadata,
      setup_intent_data: { metadata },
    } as const;
    const opened = await this.read(async () =>
      readSession(await this.stripe.checkout.sessions.create(wanted, { idempotencyKey: `setup-${methodId}` })),
    );
    if (opened) return opened;
    throw unavailable();
  }

  override findSetup(sessionId: string): Promise<SetupSession | null> {
    const expand = ['setup_intent.payment_method'];
    return this.read(async () => readSession(await this.stripe.checkout.sessions.retrieve(sessionId, { expand })));
  }

  override async readWebhook({ headers, body }: RawWebhook, now: Date): Promise<WebhookReading> {
    const signature = headers.get('stripe-signature') ?? '';
    const event = this.settings.stripeWebhookKeys
      .map((key) => this.genuine(body, signature, key, now))
      .find((found) => found !== null);
    if (!event) return { fault: 'SIGNATURE_WRONG' };
    const read = readEvent(event);
    if ('about' in read) return { event: read };
    const intent = await this.read(() => this.stripe.paymentIntents.retrieve(read.intent));
    const reference = intent?.metadata[attemptKey] ?? '';
    return { event: { eventId: read.eventId, about: reference ? 'CHARGE' : 'OTHER', reference } };
  }

  private genuine(body: Buffer, signature: string, key: string, now: Date): Stripe.Event | null {
    const { webhooks } = this.stripe;
    try {
      return webhooks.constructEvent(body, signature, key, toleranceSeconds, undefined, now.getTime());
    } catch {
      return null;
    }
  }

  /** Stripe tells of a charge that it is disputed, and elsewhere why and how that stands. */
  private async withDispute(intent: Stripe.PaymentIntent): Promise<ProviderCharge> {
    const charge = typeof intent.latest_charge === 'object' ? intent.latest_charge : null;
    if (!charge?.disputed) return readIntent(intent, null);
    const { data } = await this.stripe.disputes.list({ payment_intent: intent.id, limit: 1 });
    return readIntent(intent, data[0] ?? null);
  }

  /** @returns null when there is none @throws PAYMENT_PROVIDER_UNAVAILABLE */
  private async read<Found>(ask: () => Promise<Found>): Promise<Found | null> {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof StripeError && error.statusCode === 404) return null;
      throw unavailable();
    }
  }
}

/**
 * Asks once within the time of the whole answer; the client that the library takes by itself asks again when a
 * connection breaks, and starts its time anew with every part that comes. What is too large cannot be read.
 */
async function fetchOnce(url: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await fetch(url, { ...init, redirect: 'error' });
  const { status, headers } = response;
  return new Response((await readBounded(response, maxAnswerBytes)) ?? '', { status, headers });
}

/** An answer about another charge than the one that was asked for is none. */
function seenAs({ attemptId, amount }: ChargeOrder, seen: ProviderCharge): ChargeAnswer {
  const isOurs =
    seen.attemptId === attemptId && seen.amount.minor === amount.minor && seen.amount.currency === amount.currency;
  return isOurs ? { seen } : { unknown: 'UNREADABLE_ANSWER' };
}

/** What follows from an error; a declined charge is an intent that can be found again. */
function answerOf(order: ChargeOrder, error: unknown): ChargeAnswer {
  if (!(error instanceof StripeError)) return { unknown: 'UNREADABLE_ANSWER' };
  if (error instanceof StripeIdempotencyError) return { unknown: 'KEY_CONFLICT' };
  if (error instanceof StripeCardError && error.payment_intent) {
    const { last_payment_error, ...intent } = error.payment_intent;
    return seenAs(order, readIntent({ ...intent, last_payment_error: last_payment_error ?? error } as never, null));
  }
  if (refusals.includes(error.statusCode ?? 0) && !(error instanceof StripeRateLimitError)) {
    return { refused: readDecline(error as never) };
  }
  return { unknown: unknownOf(error) };
}

function unknownOf(error: InstanceType<typeof StripeError>): UnknownReason {
  if (error instanceof StripeConnectionError) return /timeout/.test(error.message) ? 'TIMEOUT' : 'NO_ANSWER';
  return /Invalid JSON/.test(error.message) ? 'UNREADABLE_ANSWER' : 'PROVIDER_FAULT';
}

const unavailable = (): Error =>
  errors.PAYMENT_PROVIDER_UNAVAILABLE('The payment provider does not answer. Make the same call again later.');
