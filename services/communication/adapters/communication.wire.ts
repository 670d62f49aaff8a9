import { enumName, toTimestamp, toTimestampOrNull, type communicationV1 } from '#libs/contracts';
import type { Channel } from '../domain/channel.js';
import type { Message, MessageState } from '../domain/message.js';
import type { FoundCap, RenderedContent, Template } from '../use-cases/ports.js';

export function toChannel(wire: string): Channel | null {
  return enumName<Channel>(wire, 'CHANNEL_');
}

export function toState(wire: string): MessageState | null {
  return enumName<MessageState>(wire, 'STATE_');
}

/** @param content only where the caller asked for it: events and lists carry none */
export function wireMessage(message: Message, content?: RenderedContent | null): communicationV1.MessageInit {
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

export function wireTemplate(template: Template): communicationV1.TemplateInit {
  return { ...template, channel: `CHANNEL_${template.channel}` };
}

/** @param found null when no cap holds */
export function wireCap(customerId: string, channel: Channel, found: FoundCap | null): communicationV1.ContactCapInit {
  return {
    customerId: found?.own ? customerId : '',
    channel: `CHANNEL_${channel}`,
    maxPerDay: found?.cap.perDay ?? 0,
    maxPerSevenDays: found?.cap.perSevenDays ?? 0,
  };
}
