// Original file: /work/wt-people/protos/dunlin/communication/v1/message_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { GetMessageRequest as _dunlin_communication_v1_GetMessageRequest, GetMessageRequest__Output as _dunlin_communication_v1_GetMessageRequest__Output } from '../../../dunlin/communication/v1/GetMessageRequest.js';
import type { GetMessageResponse as _dunlin_communication_v1_GetMessageResponse, GetMessageResponse__Output as _dunlin_communication_v1_GetMessageResponse__Output } from '../../../dunlin/communication/v1/GetMessageResponse.js';
import type { GetMessageSummaryRequest as _dunlin_communication_v1_GetMessageSummaryRequest, GetMessageSummaryRequest__Output as _dunlin_communication_v1_GetMessageSummaryRequest__Output } from '../../../dunlin/communication/v1/GetMessageSummaryRequest.js';
import type { GetMessageSummaryResponse as _dunlin_communication_v1_GetMessageSummaryResponse, GetMessageSummaryResponse__Output as _dunlin_communication_v1_GetMessageSummaryResponse__Output } from '../../../dunlin/communication/v1/GetMessageSummaryResponse.js';
import type { ListMessagesRequest as _dunlin_communication_v1_ListMessagesRequest, ListMessagesRequest__Output as _dunlin_communication_v1_ListMessagesRequest__Output } from '../../../dunlin/communication/v1/ListMessagesRequest.js';
import type { ListMessagesResponse as _dunlin_communication_v1_ListMessagesResponse, ListMessagesResponse__Output as _dunlin_communication_v1_ListMessagesResponse__Output } from '../../../dunlin/communication/v1/ListMessagesResponse.js';
import type { RecordBounceRequest as _dunlin_communication_v1_RecordBounceRequest, RecordBounceRequest__Output as _dunlin_communication_v1_RecordBounceRequest__Output } from '../../../dunlin/communication/v1/RecordBounceRequest.js';
import type { RecordBounceResponse as _dunlin_communication_v1_RecordBounceResponse, RecordBounceResponse__Output as _dunlin_communication_v1_RecordBounceResponse__Output } from '../../../dunlin/communication/v1/RecordBounceResponse.js';
import type { SendMessageRequest as _dunlin_communication_v1_SendMessageRequest, SendMessageRequest__Output as _dunlin_communication_v1_SendMessageRequest__Output } from '../../../dunlin/communication/v1/SendMessageRequest.js';
import type { SendMessageResponse as _dunlin_communication_v1_SendMessageResponse, SendMessageResponse__Output as _dunlin_communication_v1_SendMessageResponse__Output } from '../../../dunlin/communication/v1/SendMessageResponse.js';

export interface MessageServiceClient extends grpc.Client {
  GetMessage(argument: _dunlin_communication_v1_GetMessageRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_GetMessageResponse__Output>): grpc.ClientUnaryCall;
  GetMessage(argument: _dunlin_communication_v1_GetMessageRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_communication_v1_GetMessageResponse__Output>): grpc.ClientUnaryCall;
  GetMessage(argument: _dunlin_communication_v1_GetMessageRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_GetMessageResponse__Output>): grpc.ClientUnaryCall;
  GetMessage(argument: _dunlin_communication_v1_GetMessageRequest, callback: grpc.requestCallback<_dunlin_communication_v1_GetMessageResponse__Output>): grpc.ClientUnaryCall;
  getMessage(argument: _dunlin_communication_v1_GetMessageRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_GetMessageResponse__Output>): grpc.ClientUnaryCall;
  getMessage(argument: _dunlin_communication_v1_GetMessageRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_communication_v1_GetMessageResponse__Output>): grpc.ClientUnaryCall;
  getMessage(argument: _dunlin_communication_v1_GetMessageRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_GetMessageResponse__Output>): grpc.ClientUnaryCall;
  getMessage(argument: _dunlin_communication_v1_GetMessageRequest, callback: grpc.requestCallback<_dunlin_communication_v1_GetMessageResponse__Output>): grpc.ClientUnaryCall;
  
  GetMessageSummary(argument: _dunlin_communication_v1_GetMessageSummaryRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_GetMessageSummaryResponse__Output>): grpc.ClientUnaryCall;
  GetMessageSummary(argument: _dunlin_communication_v1_GetMessageSummaryRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_communication_v1_GetMessageSummaryResponse__Output>): grpc.ClientUnaryCall;
  GetMessageSummary(argument: _dunlin_communication_v1_GetMessageSummaryRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_GetMessageSummaryResponse__Output>): grpc.ClientUnaryCall;
  GetMessageSummary(argument: _dunlin_communication_v1_GetMessageSummaryRequest, callback: grpc.requestCallback<_dunlin_communication_v1_GetMessageSummaryResponse__Output>): grpc.ClientUnaryCall;
  getMessageSummary(argument: _dunlin_communication_v1_GetMessageSummaryRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_GetMessageSummaryResponse__Output>): grpc.ClientUnaryCall;
  getMessageSummary(argument: _dunlin_communication_v1_GetMessageSummaryRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_communication_v1_GetMessageSummaryResponse__Output>): grpc.ClientUnaryCall;
  getMessageSummary(argument: _dunlin_communication_v1_GetMessageSummaryRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_GetMessageSummaryResponse__Output>): grpc.ClientUnaryCall;
  getMessageSummary(argument: _dunlin_communication_v1_GetMessageSummaryRequest, callback: grpc.requestCallback<_dunlin_communication_v1_GetMessageSummaryResponse__Output>): grpc.ClientUnaryCall;
  
  ListMessages(argument: _dunlin_communication_v1_ListMessagesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_ListMessagesResponse__Output>): grpc.ClientUnaryCall;
  ListMessages(argument: _dunlin_communication_v1_ListMessagesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_communication_v1_ListMessagesResponse__Output>): grpc.ClientUnaryCall;
  ListMessages(argument: _dunlin_communication_v1_ListMessagesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_ListMessagesResponse__Output>): grpc.ClientUnaryCall;
  ListMessages(argument: _dunlin_communication_v1_ListMessagesRequest, callback: grpc.requestCallback<_dunlin_communication_v1_ListMessagesResponse__Output>): grpc.ClientUnaryCall;
  listMessages(argument: _dunlin_communication_v1_ListMessagesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_ListMessagesResponse__Output>): grpc.ClientUnaryCall;
  listMessages(argument: _dunlin_communication_v1_ListMessagesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_communication_v1_ListMessagesResponse__Output>): grpc.ClientUnaryCall;
  listMessages(argument: _dunlin_communication_v1_ListMessagesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_ListMessagesResponse__Output>): grpc.ClientUnaryCall;
  listMessages(argument: _dunlin_communication_v1_ListMessagesRequest, callback: grpc.requestCallback<_dunlin_communication_v1_ListMessagesResponse__Output>): grpc.ClientUnaryCall;
  
  RecordBounce(argument: _dunlin_communication_v1_RecordBounceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_RecordBounceResponse__Output>): grpc.ClientUnaryCall;
  RecordBounce(argument: _dunlin_communication_v1_RecordBounceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_communication_v1_RecordBounceResponse__Output>): grpc.ClientUnaryCall;
  RecordBounce(argument: _dunlin_communication_v1_RecordBounceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_RecordBounceResponse__Output>): grpc.ClientUnaryCall;
  RecordBounce(argument: _dunlin_communication_v1_RecordBounceRequest, callback: grpc.requestCallback<_dunlin_communication_v1_RecordBounceResponse__Output>): grpc.ClientUnaryCall;
  recordBounce(argument: _dunlin_communication_v1_RecordBounceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_RecordBounceResponse__Output>): grpc.ClientUnaryCall;
  recordBounce(argument: _dunlin_communication_v1_RecordBounceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_communication_v1_RecordBounceResponse__Output>): grpc.ClientUnaryCall;
  recordBounce(argument: _dunlin_communication_v1_RecordBounceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_RecordBounceResponse__Output>): grpc.ClientUnaryCall;
  recordBounce(argument: _dunlin_communication_v1_RecordBounceRequest, callback: grpc.requestCallback<_dunlin_communication_v1_RecordBounceResponse__Output>): grpc.ClientUnaryCall;
  
  SendMessage(argument: _dunlin_communication_v1_SendMessageRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_SendMessageResponse__Output>): grpc.ClientUnaryCall;
  SendMessage(argument: _dunlin_communication_v1_SendMessageRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_communication_v1_SendMessageResponse__Output>): grpc.ClientUnaryCall;
  SendMessage(argument: _dunlin_communication_v1_SendMessageRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_SendMessageResponse__Output>): grpc.ClientUnaryCall;
  SendMessage(argument: _dunlin_communication_v1_SendMessageRequest, callback: grpc.requestCallback<_dunlin_communication_v1_SendMessageResponse__Output>): grpc.ClientUnaryCall;
  sendMessage(argument: _dunlin_communication_v1_SendMessageRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_SendMessageResponse__Output>): grpc.ClientUnaryCall;
  sendMessage(argument: _dunlin_communication_v1_SendMessageRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_communication_v1_SendMessageResponse__Output>): grpc.ClientUnaryCall;
  sendMessage(argument: _dunlin_communication_v1_SendMessageRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_SendMessageResponse__Output>): grpc.ClientUnaryCall;
  sendMessage(argument: _dunlin_communication_v1_SendMessageRequest, callback: grpc.requestCallback<_dunlin_communication_v1_SendMessageResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface MessageServiceHandlers extends grpc.UntypedServiceImplementation {
  GetMessage: grpc.handleUnaryCall<_dunlin_communication_v1_GetMessageRequest__Output, _dunlin_communication_v1_GetMessageResponse>;
  
  GetMessageSummary: grpc.handleUnaryCall<_dunlin_communication_v1_GetMessageSummaryRequest__Output, _dunlin_communication_v1_GetMessageSummaryResponse>;
  
  ListMessages: grpc.handleUnaryCall<_dunlin_communication_v1_ListMessagesRequest__Output, _dunlin_communication_v1_ListMessagesResponse>;
  
  RecordBounce: grpc.handleUnaryCall<_dunlin_communication_v1_RecordBounceRequest__Output, _dunlin_communication_v1_RecordBounceResponse>;
  
  SendMessage: grpc.handleUnaryCall<_dunlin_communication_v1_SendMessageRequest__Output, _dunlin_communication_v1_SendMessageResponse>;
  
}

export interface MessageServiceDefinition extends grpc.ServiceDefinition {
  GetMessage: MethodDefinition<_dunlin_communication_v1_GetMessageRequest, _dunlin_communication_v1_GetMessageResponse, _dunlin_communication_v1_GetMessageRequest__Output, _dunlin_communication_v1_GetMessageResponse__Output>
  GetMessageSummary: MethodDefinition<_dunlin_communication_v1_GetMessageSummaryRequest, _dunlin_communication_v1_GetMessageSummaryResponse, _dunlin_communication_v1_GetMessageSummaryRequest__Output, _dunlin_communication_v1_GetMessageSummaryResponse__Output>
  ListMessages: MethodDefinition<_dunlin_communication_v1_ListMessagesRequest, _dunlin_communication_v1_ListMessagesResponse, _dunlin_communication_v1_ListMessagesRequest__Output, _dunlin_communication_v1_ListMessagesResponse__Output>
  RecordBounce: MethodDefinition<_dunlin_communication_v1_RecordBounceRequest, _dunlin_communication_v1_RecordBounceResponse, _dunlin_communication_v1_RecordBounceRequest__Output, _dunlin_communication_v1_RecordBounceResponse__Output>
  SendMessage: MethodDefinition<_dunlin_communication_v1_SendMessageRequest, _dunlin_communication_v1_SendMessageResponse, _dunlin_communication_v1_SendMessageRequest__Output, _dunlin_communication_v1_SendMessageResponse__Output>
}
