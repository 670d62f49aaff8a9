import { type communicationV1, enumName, toTimestamp, toTimestampOrNull } from '#libs/contracts';
import type { ContactChannel } from '#libs/fence';
import type { RenderedContent } from '../../templates/use-cases/ports.js';
import type { Message, MessageState } from '../domain/message.js';
import type { MessageCount } from '../use-cases/ports.js';

export function fromWireChannel(wire: string): ContactChannel | null {
  return enumName<ContactChannel>(wire, 'CHANNEL_');
}

export function fromWireState(wire: string): MessageState | null {
  return enumName<MessageState>(wire, 'STATE_');
}

/** @param content only where the caller asked for it: events and lists carry none */
export function toWireMessage(message: Message, content?: RenderedContent | null): communicationV1.MessageInit {
  return {
    messageId: message.messageId,
    idempotencyKey: message.idempotencyKey,
    customerId: message.customerId,
    caseId: message.caseId ?? '',
    invoiceIds: [...message.invoiceIds],
    channel: `CHANNEL_${message.channel}`,
    template: message.template,
    templateVersion: message.templateVersion ?? 0,
    locale: message.locale,
    state: `STATE_${message.state}`,
    reason: message.reason,
    ruleIds: [...message.ruleIds],
    factsHash: message.factsHash,
    delayUntilTime: toTimestampOrNull(message.delayUntil),
    stepId: message.stepId,
    createTime: toTimestamp(message.createdAt),
    sentTime: toTimestampOrNull(message.sentAt),
    subject: content?.subject ?? '',
    text: content?.text ?? '',
    providerReply: message.providerReply,
  };
}

export function toWireCount({
  state,
  reason,
  stepId,
  count,
}: MessageCount): communicationV1.GetMessageSummaryResponseRowInit {
  return { state: `STATE_${state}`, reason, stepId, count: count.toString() };
}
