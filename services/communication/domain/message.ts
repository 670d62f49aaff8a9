import { refusedTransition } from '#libs/errors';

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

/** States in which a debtor got the message or may have got it; they count as a contact. */
export const contactStates: readonly MessageState[] = ['CLAIMED', 'SENT', 'OUTCOME_UNKNOWN'];

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
