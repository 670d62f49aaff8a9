import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import type { communicationV1 } from '#libs/contracts';
import { closePage, FromCaller, openPage, type Caller, type RpcHandlers } from '#libs/platform';
import { CountMessages } from '../use-cases/count-messages.js';
import { GetMessage } from '../use-cases/get-message.js';
import { ListMessages } from '../use-cases/list-messages.js';
import { SendMessage } from '../use-cases/send-message.js';
import { fromWireChannel, fromWireState, toWireMessage } from './messages.wire.js';

const service = 'dunlin.communication.v1.CommunicationService';
type Rpcs = Pick<
  communicationV1.CommunicationServiceRpcs,
  'sendMessage' | 'getMessage' | 'listMessages' | 'countMessages'
>;

@Controller()
export class MessagesApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly send: SendMessage,
    private readonly get: GetMessage,
    private readonly list: ListMessages,
    private readonly count: CountMessages,
  ) {}

  @GrpcMethod(service, 'SendMessage')
  async sendMessage(
    @Payload() request: communicationV1.SendMessageRequest,
    @FromCaller() caller: Caller,
  ): Promise<communicationV1.SendMessageResponseInit> {
    const { idempotencyKey, customerId, caseId, stepId, invoiceIds, template } = request;
    const channel = fromWireChannel(request.channel);
    const wanted = { idempotencyKey, customerId, caseId, stepId, invoiceIds, template, channel };
    return { message: toWireMessage(await this.send.sendMessage(wanted, caller)) };
  }

  @GrpcMethod(service, 'GetMessage')
  async getMessage(
    @Payload() { messageId }: communicationV1.GetMessageRequest,
  ): Promise<communicationV1.GetMessageResponseInit> {
    const { message, content } = await this.get.getMessage(messageId);
    return { message: toWireMessage(message, content) };
  }

  @GrpcMethod(service, 'ListMessages')
  async listMessages(
    @Payload() request: communicationV1.ListMessagesRequest,
  ): Promise<communicationV1.ListMessagesResponseInit> {
    const { customerId, invoiceId, caseId } = request;
    const filter = { customerId, invoiceId, caseId, state: fromWireState(request.state) };
    const page = openPage(request, { list: 'messages', ...filter });
    const after = page.after as [Date, string] | null;
    const found = await this.list.listMessages(filter, { limit: page.limit, after });
    const { rows, nextPageToken } = closePage(found, page, (message) => [message.createdAt, message.messageId]);
    return { messages: rows.map((message) => toWireMessage(message)), nextPageToken };
  }

  @GrpcMethod(service, 'CountMessages')
  async countMessages(): Promise<communicationV1.CountMessagesResponseInit> {
    const rows = await this.count.countMessages();
    return {
      rows: rows.map(({ state, reason, stepId, count }) => ({
        state: `STATE_${state}` as const,
        reason,
        stepId,
        count: count.toString(),
      })),
    };
  }
}
