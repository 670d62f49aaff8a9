import type { communicationV1, EventInits } from '#libs/contracts';
import { type EventExample, type ExamplesOf, ids, instant } from './example.js';

const at = '2026-02-17T09:00:00Z';

const reminder: communicationV1.MessageInit = {
  messageId: ids.message,
  idempotencyKey: `collect-case/${ids.case}/first/${ids.invoice}/1`,
  customerId: ids.customer,
  caseId: ids.case,
  invoiceIds: [ids.invoice],
  channel: 'CHANNEL_EMAIL',
  template: 'reminder',
  templateVersion: 1,
  locale: 'de',
  stepId: 'first',
  createTime: instant(at),
};

/** How the one reminder may have ended. */
function ended(message: communicationV1.MessageInit) {
  const payload = { message: { ...reminder, ...message } };
  const about = { key: ids.customer, subject: ids.message, sequence: 2, at, actor: 'system:workflow' };
  return { ...about, payload, reason: message.reason ?? '' } satisfies EventExample<OfMessage>;
}

type OfMessage = Exclude<
  Extract<keyof EventInits, `dunlin.communication.v1.${string}`>,
  'dunlin.communication.v1.MessageBounced'
>;

const bounced = ended({ state: 'STATE_BOUNCED_HARD', reason: 'NO_SUCH_RECIPIENT', sentTime: instant(at) });

export const communicationExamples: ExamplesOf<'communication'> = {
  'dunlin.communication.v1.MessageSent': ended({ state: 'STATE_SENT', sentTime: instant(at) }),
  'dunlin.communication.v1.MessageSuppressed': ended({
    state: 'STATE_SUPPRESSED',
    reason: 'OPTED_OUT',
    ruleIds: ['R07'],
  }),
  'dunlin.communication.v1.MessageBounced': { ...bounced, payload: { ...bounced.payload, contactId: ids.contact } },
  'dunlin.communication.v1.MessageFailed': ended({ state: 'STATE_FAILED', reason: 'REFUSED' }),
  'dunlin.communication.v1.MessageOutcomeUnknown': ended({
    state: 'STATE_OUTCOME_UNKNOWN',
    reason: 'NO_ANSWER_AFTER_DATA',
  }),
};
