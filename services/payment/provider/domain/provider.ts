import type { Money } from '#libs/money';
import type { LocalDate } from '#libs/time';
import type { Decline } from './decline.js';

/** A charge that a provider is asked for. */
export interface ChargeOrder {
  /** Our id of the attempt: the idempotency key, and the reference by which it is found again. */
  readonly attemptId: string;
  readonly amount: Money;
  /** What the provider knows the method by; it leaves this service only to the provider. */
  readonly token: string;
}

/** A charge as the provider knows it now. */
export interface ProviderCharge {
  readonly providerChargeId: string;
  /** Our id of the attempt. */
  readonly attemptId: string;
  readonly state: 'PENDING' | 'REQUIRES_ACTION' | 'SETTLED' | 'FAILED' | 'REVERSED';
  readonly amount: Money;
  /** Why it failed or was taken back; null otherwise. */
  readonly failure: Decline | null;
  /** Page on which the debtor confirms it; empty unless that is to be done. */
  readonly actionUrl: string;
}

/** Why nobody knows what came of a request. */
export type UnknownReason = 'NO_ANSWER' | 'TIMEOUT' | 'UNREADABLE_ANSWER' | 'PROVIDER_FAULT' | 'KEY_CONFLICT';

/** What came of asking for a charge. Whatever is no clear answer is unknown; nothing is assumed. */
export type ChargeAnswer =
  { readonly seen: ProviderCharge } | { readonly refused: Decline } | { readonly unknown: UnknownReason };

/** The charges of one UTC day of the provider. */
export interface DayReport {
  /** Whether the day is over, so that nothing is added any more. */
  readonly complete: boolean;
  readonly charges: readonly ProviderCharge[];
}

/** A visit to the provider's page on which a debtor gives a method. */
export interface SetupSession {
  readonly sessionId: string;
  readonly url: string;
  readonly state: 'OPEN' | 'COMPLETED' | 'FAILED';
  /** What the debtor gave; null before. */
  readonly given: GivenMethod | null;
}

/** A method as the provider keeps it. */
export interface GivenMethod {
  readonly token: string;
  readonly kind: 'CARD' | 'BANK_ACCOUNT';
  readonly brand: string;
  readonly last4: string;
  /** `2028-05`; null for an account. */
  readonly expiryMonth: string | null;
  readonly isRevoked: boolean;
}

/** A webhook as it came. */
export interface RawWebhook {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

/** What a genuine webhook is about. What it says of states is not read: they are fetched. */
export interface WebhookEvent {
  readonly eventId: string;
  readonly about: 'CHARGE' | 'METHOD' | 'OTHER';
  /** Our id of the attempt or method; empty where it names none. */
  readonly reference: string;
}

export type WebhookReading = { readonly event: WebhookEvent } | { readonly fault: string };

/** Who moves money for us. */
export abstract class PaymentProvider {
  /** What it is called in addresses and lists, such as `sandbox`. */
  abstract readonly name: string;

  /** Asks for a charge; the same order again is the same charge. It does not throw: what fails is unknown. */
  abstract charge(order: ChargeOrder): Promise<ChargeAnswer>;

  /** @returns null when it knows no charge of ours with this id @throws PAYMENT_PROVIDER_UNAVAILABLE */
  abstract findCharge(attemptId: string): Promise<ProviderCharge | null>;

  /** @param date a UTC day @throws PAYMENT_PROVIDER_UNAVAILABLE */
  abstract dayReport(date: LocalDate): Promise<DayReport>;

  /** Opens a page for a method; the same method again is the same page. @throws PAYMENT_PROVIDER_UNAVAILABLE, PAYMENT_PROVIDER_NOT_FOUND */
  abstract openSetup(methodId: string): Promise<SetupSession>;

  /** @returns null when it knows no such page @throws PAYMENT_PROVIDER_UNAVAILABLE */
  abstract findSetup(sessionId: string): Promise<SetupSession | null>;

  /** Whether a webhook is genuine, and what it is about. @throws PAYMENT_PROVIDER_UNAVAILABLE where that has to be asked for */
  abstract readWebhook(webhook: RawWebhook, now: Date): Promise<WebhookReading>;
}
