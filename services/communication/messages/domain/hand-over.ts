import type { MessageCommand } from './message.js';

/** The part of an SMTP session that failed. */
export type SmtpPhase = 'SESSION' | 'SENDER' | 'RECIPIENT' | 'DATA_COMMAND' | 'CONTENT';

/** A failed try to hand over a message. */
export interface SmtpFailure {
  readonly phase: SmtpPhase;
  /** The reply that ended it, such as `550 5.1.1 No such user`; null without a reply. */
  readonly reply: string | null;
  /** Whether any content was released to the connection. */
  readonly contentReleased: boolean;
}

/**
 * Result of one try. ACCEPTED: the provider accepted the message. RECIPIENT_REFUSED: the recipient does not exist.
 * REFUSED: the provider will never accept it. DEFERRED: the provider asks to be tried later. UNREACHABLE: there was no
 * session, or it broke before content left. UNANSWERED: it broke afterwards, without a reply.
 */
export interface HandOver {
  readonly result: 'ACCEPTED' | 'RECIPIENT_REFUSED' | 'REFUSED' | 'DEFERRED' | 'UNREACHABLE' | 'UNANSWERED';
  /** Reply codes without their text, such as `550 5.1.1`: the text may repeat the address. */
  readonly replyCodes: string;
}

/** Reads the end of a failed SMTP session (RFC 5321, enhanced codes RFC 3463). */
export function readFailure({ phase, reply, contentReleased }: SmtpFailure): HandOver {
  const { code, enhanced } = codesOf(reply);
  const replyCodes = [code, enhanced].filter((part) => part !== '').join(' ');
  // Only a reply to the content itself is an outcome; a session that breaks after content left says nothing.
  if (contentReleased && (phase !== 'CONTENT' || code === '')) return { result: 'UNANSWERED', replyCodes };
  return { result: resultOf(phase, code, enhanced), replyCodes };
}

/** The codes of an accepting reply, such as `250 2.0.0`. */
export function replyCodesOf(reply: string): string {
  const { code, enhanced } = codesOf(reply);
  return [code, enhanced].filter((part) => part !== '').join(' ');
}

/** The command that a try leads to. */
interface Outcome {
  readonly command: MessageCommand;
  /** UPPER_SNAKE. */
  readonly reason: string;
}

/** @param deferrals how often the provider asked to wait before this try */
export function outcomeOf({ result }: HandOver, deferrals: number, maxDeferrals: number): Outcome {
  switch (result) {
    case 'ACCEPTED':
      return { command: 'send', reason: 'ACCEPTED' };
    case 'RECIPIENT_REFUSED':
      return { command: 'bounce', reason: 'RECIPIENT_REFUSED' };
    case 'REFUSED':
      return { command: 'fail', reason: 'PROVIDER_REFUSED' };
    case 'DEFERRED':
      return { command: deferrals < maxDeferrals ? 'delay' : 'fail', reason: 'PROVIDER_DEFERRED' };
    case 'UNREACHABLE':
      return { command: 'delay', reason: 'PROVIDER_UNAVAILABLE' };
    case 'UNANSWERED':
      return { command: 'markOutcomeUnknown', reason: 'CONNECTION_LOST' };
  }
}

function resultOf(phase: SmtpPhase, code: string, enhanced: string): HandOver['result'] {
  // 503 is about the session, not the message: the same message may pass in another session.
  if (phase === 'SESSION' || code === '' || code === '503') return 'UNREACHABLE';
  // Also 421: servers that limit or greylist one recipient close the session with it.
  if (code.startsWith('4')) return 'DEFERRED';
  if (!code.startsWith('5')) return 'UNREACHABLE';
  return phase === 'RECIPIENT' && !aboutSender.test(enhanced) ? 'RECIPIENT_REFUSED' : 'REFUSED';
}

// x.2.2 is a full mailbox, x.3 to x.5 the system, network or protocol, x.7 policy: none says that the address is wrong.
const aboutSender = /^5\.(2\.2|[3457]\.)/;

function codesOf(reply: string | null): { code: string; enhanced: string } {
  const match = /^(\d{3})(?:[ -]+(\d\.\d{1,3}\.\d{1,3})\b)?/.exec(reply ?? '');
  return { code: match?.[1] ?? '', enhanced: match?.[2] ?? '' };
}
