import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { fromTimestamp, toTimestampOrNull, type communicationV1 } from '#libs/contracts';
import { closePage, FromCaller, openPage, type Caller, type RpcHandlers } from '#libs/platform';
import { DecideContact } from '../use-cases/decide-contact.js';
import { KeepContactCaps } from '../use-cases/keep-contact-caps.js';
import { KeepTemplates } from '../use-cases/keep-templates.js';
import { PreviewMessage } from '../use-cases/preview-message.js';
import { ReadMessages } from '../use-cases/read-messages.js';
import { SendMessage } from '../use-cases/send-message.js';
import { toChannel, toState, wireCap, wireMessage, wireTemplate } from './communication.wire.js';

const service = 'dunlin.communication.v1.CommunicationService';

@Controller()
export class CommunicationApi implements RpcHandlers<communicationV1.CommunicationServiceRpcs> {
  constructor(
    private readonly sends: SendMessage,
    private readonly decisions: DecideContact,
    private readonly previews: PreviewMessage,
    private readonly messages: ReadMessages,
    private readonly templates: KeepTemplates,
    private readonly caps: KeepContactCaps,
  ) {}

  @GrpcMethod(service, 'SendMessage')
  async sendMessage(
    @Payload() request: communicationV1.SendMessageRequest,
    @FromCaller() caller: Caller,
  ): Promise<communicationV1.SendMessageResponseInit> {
    const { idempotencyKey, customerId, caseId, stepId, invoiceIds, template } = request;
    const channel = toChannel(request.channel);
    const wanted = { idempotencyKey, customerId, caseId, stepId, invoiceIds, template, channel };
    return { message: wireMessage(await this.sends.execute(wanted, caller)) };
  }

  @GrpcMethod(service, 'DecideContact')
  async decideContact(
    @Payload() { customerId, channel, plannedTime }: communicationV1.DecideContactRequest,
    @FromCaller() caller: Caller,
  ): Promise<communicationV1.DecideContactResponseInit> {
    const plannedAt = fromTimestamp(plannedTime);
    const decision = await this.decisions.execute(customerId, toChannel(channel), plannedAt, caller);
    return {
      outcome: `OUTCOME_${decision.outcome}`,
      delayUntilTime: toTimestampOrNull(decision.delayUntil),
      ruleIds: [...decision.ruleIds],
      citations: [...decision.citations],
      factsHash: decision.factsHash,
    };
  }

  @GrpcMethod(service, 'GetMessage')
  async getMessage(
    @Payload() { messageId }: communicationV1.GetMessageRequest,
  ): Promise<communicationV1.GetMessageResponseInit> {
    const { message, content } = await this.messages.get(messageId);
    return { message: wireMessage(message, content) };
  }

  @GrpcMethod(service, 'ListMessages')
  async listMessages(
    @Payload() request: communicationV1.ListMessagesRequest,
  ): Promise<communicationV1.ListMessagesResponseInit> {
    const { customerId, invoiceId, caseId } = request;
    const filter = { customerId, invoiceId, caseId, state: toState(request.state) };
    const page = openPage(request, { list: 'messages', ...filter });
    const after = page.after as [Date, string] | null;
    const found = await this.messages.list(filter, { limit: page.limit, after });
    const { rows, nextPageToken } = closePage(found, page, (message) => [message.createdAt, message.messageId]);
    return { messages: rows.map((message) => wireMessage(message)), nextPageToken };
  }

  @GrpcMethod(service, 'CreateTemplateVersion')
  async createTemplateVersion(
    @Payload() { name, locale, channel, subject, html, text }: communicationV1.CreateTemplateVersionRequest,
    @FromCaller() caller: Caller,
  ): Promise<communicationV1.CreateTemplateVersionResponseInit> {
    const wanted = { name, locale, channel: toChannel(channel), subject, html, text };
    return { template: wireTemplate(await this.templates.create(wanted, caller)) };
  }

  @GrpcMethod(service, 'ListTemplates')
  async listTemplates(
    @Payload() request: communicationV1.ListTemplatesRequest,
  ): Promise<communicationV1.ListTemplatesResponseInit> {
    const page = openPage(request, 'templates');
    const after = page.after as [string, string, string] | null;
    const found = await this.templates.list({ limit: page.limit, after });
    const { rows, nextPageToken } = closePage(found, page, ({ name, locale, channel }) => [name, locale, channel]);
    return { templates: rows.map(wireTemplate), nextPageToken };
  }

  @GrpcMethod(service, 'PreviewMessage')
  async previewMessage(
    @Payload() { customerId, invoiceIds, template }: communicationV1.PreviewMessageRequest,
    @FromCaller() caller: Caller,
  ): Promise<communicationV1.PreviewMessageResponseInit> {
    const { content, locale } = await this.previews.execute({ customerId, invoiceIds, template }, caller);
    return { ...content, locale };
  }

  @GrpcMethod(service, 'CountMessages')
  async countMessages(): Promise<communicationV1.CountMessagesResponseInit> {
    const rows = await this.messages.counts();
    return {
      rows: rows.map(({ state, reason, stepId, count }) => ({
        state: `STATE_${state}` as const,
        reason,
        stepId,
        count: count.toString(),
      })),
    };
  }

  @GrpcMethod(service, 'SetContactCap')
  async setContactCap(
    @Payload() { cap }: communicationV1.SetContactCapRequest,
    @FromCaller() caller: Caller,
  ): Promise<communicationV1.SetContactCapResponseInit> {
    const customerId = cap?.customerId ?? '';
    const channel = toChannel(cap?.channel ?? 'CHANNEL_UNSPECIFIED');
    const figures = { perDay: cap?.maxPerDay || null, perSevenDays: cap?.maxPerSevenDays || null };
    await this.caps.set(customerId, channel, figures, caller);
    return { cap: wireCap(customerId, channel!, { cap: figures, own: customerId !== '' }) };
  }

  @GrpcMethod(service, 'GetContactCap')
  async getContactCap(
    @Payload() { customerId, channel }: communicationV1.GetContactCapRequest,
  ): Promise<communicationV1.GetContactCapResponseInit> {
    const medium = toChannel(channel);
    const found = await this.caps.get(customerId, medium);
    return { cap: wireCap(customerId, medium!, found) };
  }
}
