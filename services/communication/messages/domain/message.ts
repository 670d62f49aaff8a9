import { refusedTransition } from '#libs/errors';
import type { Channel } from '../../contact-law/domain/channel.js';

export const messageStates = [
  'CLAIMED',
  'SENT',
  'SUPPRESSED',
  'DELAYED',
  'BOUNCED_HARD',
  'FAILED',
  'OUTCOME_UNKNOWN',
] as const;
export type MessageState = (typeof messageStates)[number];

export type MessageCommand = 'claim' | 'takeOver' | 'send' | 'suppress' | 'delay' | 'bounce' | 'fail' | 'lose';

/**
 * From each state by each command. What was handed over, or may have been, is never claimed again: only DELAYED leads
 * back to CLAIMED, and a message is delayed only while it is certain that no debtor can have got it. The answer of the
 * provider may come after the lease ran out, so an unknown outcome may still become known.
 */
export const transitions: Readonly<Record<MessageState, Partial<Record<MessageCommand, MessageState>>>> = {
  CLAIMED: {
    takeOver: 'CLAIMED',
    send: 'SENT',
    suppress: 'SUPPRESSED',
    delay: 'DELAYED',
    bounce: 'BOUNCED_HARD',
    fail: 'FAILED',
    lose: 'OUTCOME_UNKNOWN',
  },
  DELAYED: { claim: 'CLAIMED' },
  OUTCOME_UNKNOWN: { send: 'SENT', fail: 'FAILED' },
  SENT: {},
  SUPPRESSED: {},
  BOUNCED_HARD: {},
  FAILED: {},
};

/** One act: a message to one recipient, named by its idempotency key. */
export interface Message {
  /** UUIDv5 of the idempotency key. */
  readonly messageId: string;
  readonly idempotencyKey: string;
  readonly customerId: string;
  readonly caseId: string | null;
  /** Empty for none. */
  readonly stepId: string;
  /** Those asked for until it is decided, then those it speaks of. */
  readonly invoiceIds: readonly string[];
  readonly channel: Channel;
  readonly template: string;
  /** Null until it is decided that it may leave. */
  readonly templateVersion: number | null;
  /** Empty until then. */
  readonly locale: string;
  /** The contact it is sent to; null until then. */
  readonly contactId: string | null;
  readonly state: MessageState;
  /** UPPER_SNAKE. */
  readonly reason: string;
  readonly ruleIds: readonly string[];
  /** Empty until contact law was asked. */
  readonly factsHash: string;
  /** Only when DELAYED. */
  readonly delayUntil: Date | null;
  /** Reply codes of the provider, empty for none. */
  readonly providerReply: string;
  /** How often the provider asked to wait. */
  readonly deferrals: number;
  /** Business time of the first claim. */
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly version: bigint;
}

/**
 * Reasons of a delay that is no answer but an accident: nothing left, the caller got an error or none at all, and the
 * same call may be made again at once.
 */
export const releaseReasons = ['LEASE_EXPIRED', 'INTERRUPTED', 'PROVIDER_UNAVAILABLE'] as const;

export function wasReleased({ state, reason }: Pick<Message, 'state' | 'reason'>): boolean {
  return state === 'DELAYED' && (releaseReasons as readonly string[]).includes(reason);
}

/** @throws DomainError MESSAGE_STATE_REFUSED */
export function nextState(state: MessageState, command: MessageCommand): MessageState {
  const to = transitions[state][command];
  if (!to) {
    throw refusedTransition('MESSAGE_STATE_REFUSED', 'The message', command, state, Object.keys(transitions[state]));
  }
  return to;
}

/** What a claim must know of the message that its key names. */
export interface ClaimFacts {
  readonly state: MessageState;
  readonly reason: string;
  /** Whether whoever holds the claim may still be at work. */
  readonly leaseLive: boolean;
  /** Whether the content may have begun to leave in the present try. */
  readonly dataStarted: boolean;
  readonly delayUntil: Date | null;
}

/**
 * What a call with the key of a message does first. CLAIM: nobody has it. TAKE_OVER: whoever had it died before any
 * content left. LOSE: they died after, so it is not known whether the debtor got it. BUSY: somebody is at it. ANSWER: it
 * is finished, or has to wait for its provider.
 */
export type ClaimVerdict = 'CLAIM' | 'TAKE_OVER' | 'LOSE' | 'BUSY' | 'ANSWER';

/** @param message null when the key was never used */
export function claimVerdict(message: ClaimFacts | null, now: Date): ClaimVerdict {
  if (!message) return 'CLAIM';
  if (message.state === 'DELAYED') {
    // The facts behind any other delay may have changed since, so they are asked again however early the call is.
    return message.reason === 'PROVIDER_DEFERRED' && message.delayUntil! > now ? 'ANSWER' : 'CLAIM';
  }
  if (message.state !== 'CLAIMED') return 'ANSWER';
  if (message.leaseLive) return 'BUSY';
  return message.dataStarted ? 'LOSE' : 'TAKE_OVER';
}
