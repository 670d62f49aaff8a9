import { refusedTransition } from '#libs/errors';
import type { ContactChannel } from '#libs/fence';
import { errors } from './errors.js';

export const messageStates = [
  'IN_PROGRESS',
  'SENT',
  'SUPPRESSED',
  'DELAYED',
  'BOUNCED_HARD',
  'FAILED',
  'OUTCOME_UNKNOWN',
] as const;
export type MessageState = (typeof messageStates)[number];

export type MessageCommand =
  'start' | 'takeOver' | 'send' | 'suppress' | 'delay' | 'bounce' | 'fail' | 'markOutcomeUnknown' | 'comeBack';

/**
 * From each state by each command. What was handed over, or may have been, is never started again: only DELAYED leads
 * back to IN_PROGRESS, and a message is delayed only while it is certain that no debtor can have received it. The reply
 * of the provider may come after the lease ran out, so an unknown outcome may still become known; and what it accepted may
 * come back days later.
 */
export const transitions: Readonly<Record<MessageState, Partial<Record<MessageCommand, MessageState>>>> = {
  IN_PROGRESS: {
    takeOver: 'IN_PROGRESS',
    send: 'SENT',
    suppress: 'SUPPRESSED',
    delay: 'DELAYED',
    bounce: 'BOUNCED_HARD',
    fail: 'FAILED',
    markOutcomeUnknown: 'OUTCOME_UNKNOWN',
  },
  DELAYED: { start: 'IN_PROGRESS' },
  OUTCOME_UNKNOWN: { send: 'SENT', fail: 'FAILED' },
  SENT: { comeBack: 'BOUNCED_HARD' },
  SUPPRESSED: {},
  BOUNCED_HARD: {},
  FAILED: {},
};

/** A message as it is asked for. */
export interface MessageRequest {
  /** Names the act. */
  readonly idempotencyKey: string;
  readonly customerId: string;
  readonly caseId: string | null;
  /** Empty for none. */
  readonly stepId: string;
  /** Each once, at least one. */
  readonly invoiceIds: readonly string[];
  readonly channel: ContactChannel;
  readonly template: string;
}

/** One act: a message to one recipient. Its invoices are the requested ones until the decision, then those it names. */
export interface Message extends MessageRequest {
  /** UUIDv5 of the idempotency key. */
  readonly messageId: string;
  /** Null until the message is approved. */
  readonly templateVersion: number | null;
  /** Empty until then. */
  readonly locale: string;
  /** The contact it is sent to; null until then. */
  readonly contactId: string | null;
  readonly state: MessageState;
  /** UPPER_SNAKE. */
  readonly reason: string;
  readonly ruleIds: readonly string[];
  /** Empty until contact law decided. */
  readonly factsHash: string;
  /** Only when DELAYED. */
  readonly delayUntil: Date | null;
  /** Reply codes of the provider, empty for none. */
  readonly providerReply: string;
  /** How often the provider asked to wait. */
  readonly deferrals: number;
  /** Business time of the first lease. */
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly version: bigint;
}

/**
 * Reasons of a delay after an accident: nothing left, the caller received an error or no response, and the same call
 * may be made again at once.
 */
const releaseReasons = ['LEASE_EXPIRED', 'INTERRUPTED', 'PROVIDER_UNAVAILABLE'] as const;

export function wasReleased({ state, reason }: Pick<Message, 'state' | 'reason'>): boolean {
  return state === 'DELAYED' && (releaseReasons as readonly string[]).includes(reason);
}

/** @throws MESSAGE_STATE_FORBIDS */
export function nextState(state: MessageState, command: MessageCommand): MessageState {
  const to = transitions[state][command];
  if (!to) {
    throw refusedTransition(
      errors.MESSAGE_STATE_FORBIDS,
      'The message',
      command,
      state,
      Object.keys(transitions[state]),
    );
  }
  return to;
}

/** Whether the debtor has the message or may have it, so that it counts as a contact. */
export function countsAsContact(state: MessageState): boolean {
  return state === 'SENT' || state === 'OUTCOME_UNKNOWN';
}

/** What a call must know of the message that its key names. */
export interface LeaseFacts {
  readonly state: MessageState;
  readonly reason: string;
  /** Whether the holder of the lease may still be at work. */
  readonly leaseLive: boolean;
  /** Whether content may have begun to leave in the present try. */
  readonly dataStarted: boolean;
  readonly delayUntil: Date | null;
}

/**
 * What a call with the key of a message does first. TAKE: nobody holds the lease. TAKE_OVER: the previous holder died
 * before content left. MARK_OUTCOME_UNKNOWN: the previous holder died while content was being sent. REFUSE: another call
 * is at work. RETURN: the message is finished, or has to wait for its provider.
 */
type LeaseDecision = 'TAKE' | 'TAKE_OVER' | 'MARK_OUTCOME_UNKNOWN' | 'REFUSE' | 'RETURN';

/** @param message null when the key was never used */
export function decideLease(message: LeaseFacts | null, now: Date): LeaseDecision {
  if (!message) return 'TAKE';
  if (message.state === 'DELAYED') {
    // The facts behind any other delay may have changed since, so they are asked again however early the call is.
    return message.reason === 'PROVIDER_DEFERRED' && message.delayUntil! > now ? 'RETURN' : 'TAKE';
  }
  if (message.state !== 'IN_PROGRESS') return 'RETURN';
  if (message.leaseLive) return 'REFUSE';
  return message.dataStarted ? 'MARK_OUTCOME_UNKNOWN' : 'TAKE_OVER';
}
