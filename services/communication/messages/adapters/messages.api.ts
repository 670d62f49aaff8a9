import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import type { communicationV1 } from '#libs/contracts';
import { FromCaller, listPage, type Response, type RpcHandlers } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import type { Message } from '../domain/message.js';
import { GetMessage } from '../use-cases/get-message.js';
import { GetMessageSummary } from '../use-cases/get-message-summary.js';
import { ListMessages } from '../use-cases/list-messages.js';
import { RecordBounce } from '../use-cases/record-bounce.js';
import { SendMessage } from '../use-cases/send-message.js';
import { fromWireChannel, fromWireState, toWireCount, toWireMessage } from './messages.wire.js';

const service = 'dunlin.communication.v1.MessageService';
type Rpcs = communicationV1.MessageServiceRpcs;

@Controller()
export class MessagesApi implements RpcHandlers<
  Pick<Rpcs, 'sendMessage' | 'recordBounce' | 'getMessage' | 'listMessages' | 'getMessageSummary'>
> {
  constructor(
    private readonly sendMessageUseCase: SendMessage,
    private readonly recordBounceUseCase: RecordBounce,
    private readonly getMessageUseCase: GetMessage,
    private readonly listMessagesUseCase: ListMessages,
    private readonly countMessagesUseCase: GetMessageSummary,
  ) {}

  @GrpcMethod(service, 'SendMessage')
  async sendMessage(
    @Payload() request: communicationV1.SendMessageRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'sendMessage'>> {
    const { idempotencyKey, customerId, caseId, stepId, invoiceIds, template, arrangementId } = request;
    const channel = fromWireChannel(request.channel);
    const input = { idempotencyKey, customerId, caseId, stepId, invoiceIds, template, channel, arrangementId };
    return { message: toWireMessage(await this.sendMessageUseCase.sendMessage(caller, input)) };
  }

  @GrpcMethod(service, 'RecordBounce')
  async recordBounce(
    @Payload() { messageId }: communicationV1.RecordBounceRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'recordBounce'>> {
    return { message: toWireMessage(await this.recordBounceUseCase.recordBounce(caller, messageId)) };
  }

  @GrpcMethod(service, 'GetMessage')
  async getMessage(@Payload() { messageId }: communicationV1.GetMessageRequest): Promise<Response<Rpcs, 'getMessage'>> {
    const { message, content } = await this.getMessageUseCase.getMessage(messageId);
    return { message: toWireMessage(message, content) };
  }

  @GrpcMethod(service, 'ListMessages')
  async listMessages(@Payload() request: communicationV1.ListMessagesRequest): Promise<Response<Rpcs, 'listMessages'>> {
    const { customerId, invoiceId, caseId } = request;
    const filter = { customerId, invoiceId, caseId, state: fromWireState(request.state) };
    const { rows, nextPageToken } = await listPage(
      request,
      { list: 'messages', ...filter },
      ({ createdAt, messageId }: Message) => [createdAt, messageId],
      (page) => this.listMessagesUseCase.listMessages(filter, page),
    );
    return { messages: rows.map((message) => toWireMessage(message)), nextPageToken };
  }

  @GrpcMethod(service, 'GetMessageSummary')
  async getMessageSummary(): Promise<Response<Rpcs, 'getMessageSummary'>> {
    const rows = await this.countMessagesUseCase.getMessageSummary();
    return { rows: rows.map(toWireCount) };
  }
}
