import type { communicationV1, EventInits } from '#libs/contracts';
import { newId } from '#libs/ids';
import { anInvoice } from '../entities.js';
import { type EventBuilder, fact } from '../sample.js';

export const communicationFacts: Record<string, EventBuilder> = {
  'dunlin.communication.v1.MessageSent': about('dunlin.communication.v1.MessageSent', 'STATE_SENT'),
  'dunlin.communication.v1.MessageSuppressed': about(
    'dunlin.communication.v1.MessageSuppressed',
    'STATE_SUPPRESSED',
    'OPTED_OUT',
  ),
  'dunlin.communication.v1.MessageBounced': about(
    'dunlin.communication.v1.MessageBounced',
    'STATE_BOUNCED_HARD',
    'NO_SUCH_RECIPIENT',
  ),
  'dunlin.communication.v1.MessageFailed': about('dunlin.communication.v1.MessageFailed', 'STATE_FAILED', 'REFUSED'),
  'dunlin.communication.v1.MessageOutcomeUnknown': about(
    'dunlin.communication.v1.MessageOutcomeUnknown',
    'STATE_OUTCOME_UNKNOWN',
    'NO_ANSWER_AFTER_DATA',
  ),
};

type OfMessage = Extract<keyof EventInits, `dunlin.communication.v1.${string}`>;

function about(type: OfMessage, state: communicationV1.MessageState, reason = ''): EventBuilder {
  return async (world) => {
    const { customerId, invoiceId } = await anInvoice(world);
    const { customer } = await world.dunlin.customer.getCustomer({ customerId }, world.dunlin.caller);
    const messageId = newId();
    const message = {
      messageId,
      idempotencyKey: messageId,
      customerId,
      invoiceIds: [invoiceId],
      channel: 'CHANNEL_EMAIL',
      state,
      reason,
    } as const;
    const sent = {
      ...message,
      invoiceIds: [invoiceId],
      template: 'reminder',
      templateVersion: 1,
      locale: 'en',
      stepId: 'reminder-3',
    };
    const bounced =
      type === 'dunlin.communication.v1.MessageBounced' ? { contactId: customer!.contacts[0]!.contactId } : {};
    return fact(type, { key: customerId, subject: messageId }, { message: sent, ...bounced });
  };
}
