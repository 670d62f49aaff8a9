import type { Caller, Queryable, Tx } from '#libs/platform';
import type { Channel } from '../domain/channel.js';
import type { ContactCap, ContactDecision, JurisdictionPack, Role } from '../domain/contact-law/contact-law.js';
import type { TemplateContext } from '../domain/content.js';
import type { CustomerFacts, HoldFacts, InvoiceStanding, LeftOut } from '../domain/fence.js';
import type { HandOver } from '../domain/hand-over.js';
import type { ClaimFacts, Message, MessageState } from '../domain/message.js';
import type { LocalDate } from '#libs/time';

/** Who asks the owners. */
export type Asker = Pick<Caller, 'actor' | 'correlationId' | 'causationId'>;

/** What the payment service owns. Errors: those of the rpc; `unavailable` when it cannot be reached. */
export abstract class PaymentOwner {
  /** Those of the invoices on which money is in flight. */
  abstract inFlight(customerId: string, invoiceIds: readonly string[], asker: Asker): Promise<string[]>;
}

/** What the invoice service owns. Errors: those of the rpc; `unavailable` when it cannot be reached. */
export abstract class InvoiceOwner {
  /** How the invoices stand now; unknown ones are left out. */
  abstract standings(invoiceIds: readonly string[], asker: Asker): Promise<InvoiceStanding[]>;
}

/** What the workflow service owns. Errors: those of the rpc; `unavailable` when it cannot be reached. */
export abstract class WorkflowOwner {
  abstract holds(act: HeldAct, asker: Asker): Promise<HoldFacts>;
}

export interface HeldAct {
  readonly customerId: string;
  readonly caseId: string | null;
  readonly invoiceIds: readonly string[];
}

/** What the customer service owns. Errors: those of the rpc; `unavailable` when it cannot be reached. */
export abstract class CustomerOwner {
  /** @returns null when it knows no such customer */
  abstract facts(customerId: string, asker: Asker): Promise<CustomerFacts | null>;

  /** Returns once the refusal is stored; the next fence sees it. Errors: CUSTOMER_NOT_FOUND. */
  abstract recordOptOut(customerId: string, channel: Channel, reason: string, asker: Asker): Promise<void>;
}

/** What this deployment decided for all messages. */
export abstract class Policy {
  abstract readonly packs: readonly JurisdictionPack[];
  abstract readonly role: Role;
  abstract readonly jurisdiction: string;
  abstract readonly organisationName: string;
  abstract readonly organisationLocale: string;
  abstract readonly organisationZone: string;
  /** How long a claim is safe from others once its holder is heard of no more, real time. */
  abstract readonly leaseMs: number;
  /** How long a holder may keep a claim at most: more than all owners and the mail server may take. */
  abstract readonly longestHoldMs: number;
  /** How long a message waits for money in flight, or for the end of a hold or dispute that met it on its way. */
  abstract readonly standstillDelayMs: number;
  /** How long a message waits for a provider that asked to be tried later. */
  abstract readonly deferralDelayMs: number;
  abstract readonly maxDeferrals: number;
}

/** A claim that stands while its number is the one in the store. */
export interface Claim {
  readonly message: Message;
  /** Unique over all claims of all messages, so that whoever lost a claim cannot write any more. */
  readonly claimNumber: bigint;
  /** Business time of the claim. */
  readonly claimedAt: Date;
}

/** What a new claim writes. */
export interface NewClaim {
  readonly messageId: string;
  readonly idempotencyKey: string;
  readonly customerId: string;
  readonly caseId: string | null;
  readonly stepId: string;
  readonly channel: Channel;
  readonly template: string;
  readonly invoiceIds: readonly string[];
  readonly leaseMs: number;
}

/** A message under a row lock. */
export interface LockedMessage {
  readonly message: Message;
  readonly claim: ClaimFacts;
  readonly claimNumber: bigint;
}

/** What is kept when a message may leave. */
export interface Approval {
  readonly decision: ContactDecision;
  readonly invoiceIds: readonly string[];
  readonly leftOut: readonly LeftOut[];
  readonly templateVersion: number;
  readonly locale: string;
  readonly contactId: string;
  /** Day on which it counts as a contact, in the debtor's own zone. */
  readonly countedOn: LocalDate;
  /** Only its hash is stored. */
  readonly unsubscribeToken: string;
  /** Without the token. */
  readonly content: RenderedContent;
}

/** How a claim ends. */
export interface Ending {
  readonly state: MessageState;
  readonly reason: string;
  readonly delayUntil?: Date;
  readonly sentAt?: Date;
  readonly decision?: ContactDecision;
  readonly leftOut?: readonly LeftOut[];
  readonly providerReply?: string;
  readonly deferrals?: number;
  /** Only if no content may have left: for whoever does not know. */
  readonly unlessDataStarted?: boolean;
}

export interface MessageFilter {
  readonly customerId: string | null;
  readonly invoiceId: string | null;
  readonly caseId: string | null;
  readonly state: MessageState | null;
}

/** Where a list goes on: at most `limit` rows after the sort key of the last row shown. */
export interface PageRequest<Key> {
  readonly limit: number;
  /** Null for the first page. */
  readonly after: Key | null;
}

export interface MessageCount {
  readonly state: MessageState;
  readonly reason: string;
  readonly stepId: string;
  readonly count: bigint;
}

/** Messages, their content, and the contacts that follow from them. */
export abstract class MessageStore {
  /** Claims a key that was never used. @returns null when it was */
  abstract claimNew(tx: Tx, claim: NewClaim): Promise<Claim | null>;

  /** Locks the message of a key that was used. */
  abstract lock(tx: Tx, messageId: string): Promise<LockedMessage>;

  /** Claims a locked message anew; what an earlier try had decided is forgotten. */
  abstract claimAgain(tx: Tx, claim: NewClaim): Promise<Claim>;

  /** Keeps the approval and counts the contact. @returns null when the claim no longer stands */
  abstract approve(tx: Tx, claim: Claim, approval: Approval): Promise<Message | null>;

  /** Notes that content may leave from now on, and renews the lease. @returns false when the claim no longer stands */
  abstract startData(tx: Tx, claim: Claim, leaseMs: number): Promise<boolean>;

  /** Renews the leases of those of the claims that still stand. */
  abstract renewLeases(tx: Tx, claimNumbers: readonly bigint[], leaseMs: number): Promise<void>;

  /**
   * Ends a claim; a message that reached nobody no longer counts as a contact.
   * @param from states it may be in
   * @returns null when the claim no longer stands or it is in another state
   */
  abstract end(tx: Tx, claim: Claim, from: readonly MessageState[], ending: Ending): Promise<Message | null>;

  /** Locks claims whose lease ran out, at most `limit`; those that others resolve just now are left out. */
  abstract lockExpired(tx: Tx, limit: number): Promise<LockedMessage[]>;

  abstract find(messageId: string): Promise<Message | null>;
  abstract content(messageId: string): Promise<RenderedContent | null>;
  /** The message whose debtor was given this token. */
  abstract findByUnsubscribeToken(token: string): Promise<Message | null>;
  /** The newest first; one row more than the limit when there are more. */
  abstract list(filter: MessageFilter, page: PageRequest<[Date, string]>): Promise<Message[]>;
  abstract counts(): Promise<MessageCount[]>;
  /** Claims in hand, and all claims ever made. */
  abstract claimTotals(): Promise<{ inHand: number; made: number }>;
}

/** Contacts of customers by channel: how many there were and how many there may be. */
export abstract class ContactStore {
  /** Waits for every other transaction that decides on a contact of this customer on this channel. */
  abstract lock(tx: Tx, customerId: string, channel: Channel): Promise<void>;

  /** The cap in force: the customer's own, else the common one; null when there is none. */
  abstract cap(source: Queryable, customerId: string | null, channel: Channel): Promise<FoundCap | null>;

  abstract setCap(tx: Tx, customerId: string | null, channel: Channel, cap: ContactCap): Promise<void>;

  /** Contacts by day, of the days from `since` on. */
  abstract contacts(
    source: Queryable,
    customerId: string,
    channel: Channel,
    since: LocalDate,
  ): Promise<{ on: LocalDate; count: number }[]>;
}

export interface FoundCap {
  readonly cap: ContactCap;
  /** Whether it is the customer's own. */
  readonly own: boolean;
}

/** One immutable version of a template. */
export interface Template {
  readonly name: string;
  readonly channel: Channel;
  readonly locale: string;
  readonly version: number;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

export abstract class TemplateStore {
  /** Of each locale the newest version, without its sources. */
  abstract newest(name: string, channel: Channel): Promise<{ locale: string; version: number }[]>;

  abstract get(key: Pick<Template, 'name' | 'channel' | 'locale' | 'version'>): Promise<Template>;

  /** Stores the next version. */
  abstract add(tx: Tx, template: Omit<Template, 'version'>): Promise<Template>;

  /** The newest versions by name, locale and channel; one row more than the limit when there are more. */
  abstract list(page: PageRequest<[string, string, string]>): Promise<Template[]>;
}

/** What a debtor reads. */
export interface RenderedContent {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

export abstract class Renderer {
  /** Errors: TEMPLATE_NOT_RENDERED. @param formatLocale locale of the filters `money` and `date` */
  abstract render(template: Template, context: TemplateContext, formatLocale: string): RenderedContent;

  /** What is wrong with the sources of a template, by field; nothing when it can be stored. */
  abstract faults(template: Omit<Template, 'version'>): { field: string; description: string }[];
}

/** A message as it leaves. */
export interface OutgoingMail {
  readonly messageId: string;
  /** Business time of the claim, for the header that the debtor sees. */
  readonly date: Date;
  readonly to: string;
  readonly content: RenderedContent;
  readonly unsubscribeUrl: string;
  readonly caseId: string | null;
  readonly stepId: string;
  readonly invoiceNumbers: readonly string[];
}

/** The mail server. */
export abstract class MailGateway {
  /**
   * Hands a message over; never throws for what the server does.
   * @param beforeContent awaited after the server agreed to take the content and before the first byte of it is let go;
   * when it throws, nothing leaves and its error is thrown
   */
  abstract handOver(mail: OutgoingMail, beforeContent: () => Promise<void>): Promise<HandOver>;
}

/** Links by which a debtor refuses further messages. */
export abstract class UnsubscribeLinks {
  /** A token that nobody can guess. */
  abstract newToken(): string;
  abstract urlOf(token: string): string;
}

/** Publishes what became of messages. */
export abstract class MessageEvents {
  /** Publishes nothing for states that are no fact for others: CLAIMED and DELAYED. */
  abstract ended(tx: Tx, message: Message): void;
}

/** Holds sends back to the rate that the mail server bears, over all replicas. */
export abstract class SendRate {
  /** Resolves when the message may leave. Errors: MAIL_RATE_EXCEEDED when that would take too long. */
  abstract admit(): Promise<void>;
}
