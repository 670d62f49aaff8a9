import { code, count, line, reason, text } from '#libs/diary';
import type { LinesOf, MessageData } from './diary-events.js';

/** Lines about messages. */
export const messageLines = {
  'dunlin.communication.v1.MessageSent': (message) => line('MESSAGE_SENT', messageOf(message)),
  'dunlin.communication.v1.MessageSuppressed': (message) => {
    const rules = message.ruleIds.length > 0 ? text(message.ruleIds.join(', ')) : null;
    return line('MESSAGE_SUPPRESSED', { ...messageOf(message), why: reason(message.reason), rules });
  },
  'dunlin.communication.v1.MessageBounced': (message) => line('MESSAGE_BOUNCED', failureOf(message)),
  'dunlin.communication.v1.MessageFailed': (message) => line('MESSAGE_FAILED', failureOf(message)),
  'dunlin.communication.v1.MessageOutcomeUnknown': (message) => line('MESSAGE_OUTCOME_UNKNOWN', messageOf(message)),
} satisfies LinesOf<'dunlin.communication.v1.'>;

function messageOf({ channel, template, templateVersion, locale }: MessageData) {
  return {
    channel: code('CHANNEL', channel),
    template: text(template),
    version: count(templateVersion),
    locale: text(locale),
  };
}

function failureOf(message: MessageData) {
  return { ...messageOf(message), why: reason(message.reason) };
}
