import type { Tx } from '#libs/platform';
import type { LocalDate } from '#libs/time';
import type { Channel } from '../../contact-law/domain/channel.js';
import type { ContactDecision } from '../../contact-law/domain/contact-law.js';
import type { Asker } from '../../contact-law/use-cases/ports.js';
import type { PageRequest, RenderedContent } from '../../templates/use-cases/ports.js';
import type { HoldFacts, LeftOut } from '../domain/fence.js';
import type { HandOver } from '../domain/hand-over.js';
import type { ClaimFacts, Message, MessageState } from '../domain/message.js';

/** What the payment service owns. Errors: those of the rpc; `unavailable` when it cannot be reached. */
export abstract class PaymentOwner {
  /** Those of the invoices on which money is in flight. */
  abstract inFlight(customerId: string, invoiceIds: readonly string[], asker: Asker): Promise<string[]>;
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

/** How long messages wait and how often they are tried. */
export abstract class SendingPolicy {
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
