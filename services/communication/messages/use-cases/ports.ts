import type { LeftOut } from '#libs/fence';
import type { PageRequest, Tx } from '#libs/transactions';
import type { ContactDecision } from '../../contact-law/domain/contact-law.js';
import type { RenderedContent } from '../../templates/use-cases/ports.js';
import type { HandOver } from '../domain/hand-over.js';
import type { LeaseFacts, Message, MessageRequest, MessageState } from '../domain/message.js';

/** How long messages wait and how often they are tried. */
export abstract class SendingPolicy {
  /** Lease duration in wall-clock ms: after this long without renewal another process may take the message over. */
  abstract readonly leaseMs: number;
  /** Maximum wall-clock time for which a lease is renewed: more than all owners and the mail server may take. */
  abstract readonly maxLeaseMs: number;
  /** How long all owners together may take, in wall-clock ms; less than the lease. */
  abstract readonly ownersDeadlineMs: number;
  /** Delay for money in flight, a hold or a dispute, in business time. */
  abstract readonly blockedDelayMs: number;
  /** Delay when the provider asks to be tried later, in business time. */
  abstract readonly deferralDelayMs: number;
  abstract readonly maxDeferrals: number;
  /** How old the answers of owners and contact law may be when content leaves, in wall-clock ms. */
  abstract readonly maxDecisionAgeMs: number;
  /** How many messages one process sends at a time, those that wait for a connection included. */
  abstract readonly maxInHand: number;
  /** How long texts are kept, in business time. */
  abstract readonly contentRetentionDays: number;
}

/** The right to send a message. It is valid while its number is the one in the store. */
export interface Lease {
  readonly message: Message;
  /** Unique over all leases of all messages, so that a process which lost its lease can write nothing. */
  readonly leaseNumber: bigint;
  /** Business time at which it was taken. */
  readonly takenAt: Date;
}

export interface NewLease extends MessageRequest {
  readonly messageId: string;
  readonly leaseMs: number;
}

/** A message under a row lock. */
export interface LockedMessage {
  readonly message: Message;
  readonly facts: LeaseFacts;
  readonly leaseNumber: bigint;
}

/** What is stored when a message may leave. */
export interface Approval {
  readonly decision: ContactDecision;
  /** In business time: until then contact law allows it. */
  readonly goodUntil: Date;
  readonly invoiceIds: readonly string[];
  readonly leftOut: readonly LeftOut[];
  readonly templateVersion: number;
  readonly locale: string;
  readonly contactId: string;
  /** Only its hash is stored. */
  readonly unsubscribeToken: string;
  /** Without the token. */
  readonly content: RenderedContent;
}

/** How a lease ends. */
export interface LeaseEnd {
  readonly state: MessageState;
  readonly reason: string;
  readonly delayUntil?: Date;
  readonly sentAt?: Date;
  readonly decision?: ContactDecision;
  readonly leftOut?: readonly LeftOut[];
  readonly providerReply?: string;
  readonly deferrals?: number;
  /** Only if no content may have left: for callers that do not know. */
  readonly unlessDataStarted?: boolean;
}

export interface MessageFilter {
  readonly customerId: string | null;
  readonly invoiceId: string | null;
  readonly caseId: string | null;
  readonly state: MessageState | null;
}

export type MessageKey = readonly [createdAt: Date, messageId: string];

export interface MessageCount {
  readonly state: MessageState;
  readonly reason: string;
  readonly stepId: string;
  readonly count: bigint;
}

/** STALE: what was approved is too old, or its hours have ended; LOST: the lease is lost. In both nothing may leave. */
export type DataStart = 'STARTED' | 'STALE' | 'LOST';

/** Messages with their leases and content. */
export abstract class MessageStore {
  /** Takes the first lease of a new key. @returns null when the key exists */
  abstract insert(tx: Tx, lease: NewLease): Promise<Lease | null>;

  /** Locks the message of a key that exists. */
  abstract lock(tx: Tx, messageId: string): Promise<LockedMessage>;

  /** Takes another lease of a locked message and clears what an earlier try decided. */
  abstract takeLease(tx: Tx, lease: NewLease): Promise<Lease>;

  /** Stores the approval; only while no content was released. @returns null when the lease is lost */
  abstract approve(tx: Tx, lease: Lease, approval: Approval): Promise<Message | null>;

  /** Records that content may leave from now on, and renews the lease: only while the approval is fresh. */
  abstract startData(
    tx: Tx,
    lease: Lease,
    limits: Pick<SendingPolicy, 'leaseMs' | 'maxDecisionAgeMs'>,
  ): Promise<DataStart>;

  /** Renews those of the leases that are not lost. */
  abstract renewLeases(tx: Tx, leaseNumbers: readonly bigint[], leaseMs: number): Promise<void>;

  /**
   * Ends a lease.
   * @param from states the message may be in
   * @returns null when the lease is lost or the message is in another state
   */
  abstract endLease(tx: Tx, lease: Lease, from: readonly MessageState[], end: LeaseEnd): Promise<Message | null>;

  /** Locks messages whose lease expired, at most `limit`, without those that another transaction has locked. */
  abstract lockExpired(tx: Tx, limit: number): Promise<LockedMessage[]>;

  /** Brings a locked message that has ended into another state. */
  abstract changeState(tx: Tx, messageId: string, state: MessageState, reason: string): Promise<Message>;
  abstract find(messageId: string): Promise<Message | null>;
  /** Null when none was ever rendered, or its text is no longer kept. */
  abstract findContent(messageId: string): Promise<RenderedContent | null>;
  /** The message whose debtor received this token. */
  abstract findByUnsubscribeToken(token: string): Promise<Message | null>;
  /** The newest first. */
  abstract list(filter: MessageFilter, page: PageRequest<MessageKey>): Promise<Message[]>;
  abstract countByState(): Promise<MessageCount[]>;
  /** Leases in use, and all leases ever taken. */
  abstract countLeases(): Promise<{ inUse: number; taken: number }>;
}

/** The texts of messages, after they left. */
export abstract class MessageContents {
  /** Empties texts stored before an instant, the oldest first. Their opt-out links go on working. @returns how many */
  abstract empty(tx: Tx, before: Date, limit: number): Promise<number>;
}

/** Renews the leases of the messages that this process is sending. */
export abstract class LeaseKeeper {
  /** Renews the lease until the body ends. */
  abstract keepDuring<Result>(lease: Lease, body: () => Promise<Result>): Promise<Result>;
}

/** Wall-clock time. */
export abstract class WallClock {
  /** @throws once the process ends */
  abstract pause(ms: number): Promise<void>;
}

/** A message as it leaves. */
export interface OutgoingMail {
  readonly messageId: string;
  /** Business time of the lease, for the header that the debtor sees. */
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
   * Hands a message over; never throws for what the server replies.
   * @param beforeContent awaited after the server agreed to receive the content and before its first byte is sent; when
   * it throws, nothing leaves and its error is thrown
   */
  abstract handOver(mail: OutgoingMail, beforeContent: () => Promise<void>): Promise<HandOver>;
}

/** Publishes the outcomes of messages. */
export abstract class MessageEvents {
  /** Publishes nothing for IN_PROGRESS and DELAYED. */
  abstract ended(tx: Tx, message: Message): void;
}

/** Limits sends across all replicas to what the mail server accepts. */
export abstract class SendRate {
  /** Returns when the message may leave. @throws MAIL_RATE_EXCEEDED when that would take too long */
  abstract admit(): Promise<void>;
}
