// Original file: /work/wt-people/protos/dunlin/communication/v1/template_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CheckTemplatesRequest as _dunlin_communication_v1_CheckTemplatesRequest, CheckTemplatesRequest__Output as _dunlin_communication_v1_CheckTemplatesRequest__Output } from '../../../dunlin/communication/v1/CheckTemplatesRequest.js';
import type { CheckTemplatesResponse as _dunlin_communication_v1_CheckTemplatesResponse, CheckTemplatesResponse__Output as _dunlin_communication_v1_CheckTemplatesResponse__Output } from '../../../dunlin/communication/v1/CheckTemplatesResponse.js';
import type { CreateTemplateVersionRequest as _dunlin_communication_v1_CreateTemplateVersionRequest, CreateTemplateVersionRequest__Output as _dunlin_communication_v1_CreateTemplateVersionRequest__Output } from '../../../dunlin/communication/v1/CreateTemplateVersionRequest.js';
import type { CreateTemplateVersionResponse as _dunlin_communication_v1_CreateTemplateVersionResponse, CreateTemplateVersionResponse__Output as _dunlin_communication_v1_CreateTemplateVersionResponse__Output } from '../../../dunlin/communication/v1/CreateTemplateVersionResponse.js';
import type { ListTemplatesRequest as _dunlin_communication_v1_ListTemplatesRequest, ListTemplatesRequest__Output as _dunlin_communication_v1_ListTemplatesRequest__Output } from '../../../dunlin/communication/v1/ListTemplatesRequest.js';
import type { ListTemplatesResponse as _dunlin_communication_v1_ListTemplatesResponse, ListTemplatesResponse__Output as _dunlin_communication_v1_ListTemplatesResponse__Output } from '../../../dunlin/communication/v1/ListTemplatesResponse.js';
import type { PreviewMessageRequest as _dunlin_communication_v1_PreviewMessageRequest, PreviewMessageRequest__Output as _dunlin_communication_v1_PreviewMessageRequest__Output } from '../../../dunlin/communication/v1/PreviewMessageRequest.js';
import type { PreviewMessageResponse as _dunlin_communication_v1_PreviewMessageResponse, PreviewMessageResponse__Output as _dunlin_communication_v1_PreviewMessageResponse__Output } from '../../../dunlin/communication/v1/PreviewMessageResponse.js';

export interface TemplateServiceClient extends grpc.Client {
  CheckTemplates(argument: _dunlin_communication_v1_CheckTemplatesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_CheckTemplatesResponse__Output>): grpc.ClientUnaryCall;
  CheckTemplates(argument: _dunlin_communication_v1_CheckTemplatesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_communication_v1_CheckTemplatesResponse__Output>): grpc.ClientUnaryCall;
  CheckTemplates(argument: _dunlin_communication_v1_CheckTemplatesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_CheckTemplatesResponse__Output>): grpc.ClientUnaryCall;
  CheckTemplates(argument: _dunlin_communication_v1_CheckTemplatesRequest, callback: grpc.requestCallback<_dunlin_communication_v1_CheckTemplatesResponse__Output>): grpc.ClientUnaryCall;
  checkTemplates(argument: _dunlin_communication_v1_CheckTemplatesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_CheckTemplatesResponse__Output>): grpc.ClientUnaryCall;
  checkTemplates(argument: _dunlin_communication_v1_CheckTemplatesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_communication_v1_CheckTemplatesResponse__Output>): grpc.ClientUnaryCall;
  checkTemplates(argument: _dunlin_communication_v1_CheckTemplatesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_CheckTemplatesResponse__Output>): grpc.ClientUnaryCall;
  checkTemplates(argument: _dunlin_communication_v1_CheckTemplatesRequest, callback: grpc.requestCallback<_dunlin_communication_v1_CheckTemplatesResponse__Output>): grpc.ClientUnaryCall;
  
  CreateTemplateVersion(argument: _dunlin_communication_v1_CreateTemplateVersionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_CreateTemplateVersionResponse__Output>): grpc.ClientUnaryCall;
  CreateTemplateVersion(argument: _dunlin_communication_v1_CreateTemplateVersionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_communication_v1_CreateTemplateVersionResponse__Output>): grpc.ClientUnaryCall;
  CreateTemplateVersion(argument: _dunlin_communication_v1_CreateTemplateVersionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_CreateTemplateVersionResponse__Output>): grpc.ClientUnaryCall;
  CreateTemplateVersion(argument: _dunlin_communication_v1_CreateTemplateVersionRequest, callback: grpc.requestCallback<_dunlin_communication_v1_CreateTemplateVersionResponse__Output>): grpc.ClientUnaryCall;
  createTemplateVersion(argument: _dunlin_communication_v1_CreateTemplateVersionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_CreateTemplateVersionResponse__Output>): grpc.ClientUnaryCall;
  createTemplateVersion(argument: _dunlin_communication_v1_CreateTemplateVersionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_communication_v1_CreateTemplateVersionResponse__Output>): grpc.ClientUnaryCall;
  createTemplateVersion(argument: _dunlin_communication_v1_CreateTemplateVersionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_CreateTemplateVersionResponse__Output>): grpc.ClientUnaryCall;
  createTemplateVersion(argument: _dunlin_communication_v1_CreateTemplateVersionRequest, callback: grpc.requestCallback<_dunlin_communication_v1_CreateTemplateVersionResponse__Output>): grpc.ClientUnaryCall;
  
  ListTemplates(argument: _dunlin_communication_v1_ListTemplatesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_ListTemplatesResponse__Output>): grpc.ClientUnaryCall;
  ListTemplates(argument: _dunlin_communication_v1_ListTemplatesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_communication_v1_ListTemplatesResponse__Output>): grpc.ClientUnaryCall;
  ListTemplates(argument: _dunlin_communication_v1_ListTemplatesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_ListTemplatesResponse__Output>): grpc.ClientUnaryCall;
  ListTemplates(argument: _dunlin_communication_v1_ListTemplatesRequest, callback: grpc.requestCallback<_dunlin_communication_v1_ListTemplatesResponse__Output>): grpc.ClientUnaryCall;
  listTemplates(argument: _dunlin_communication_v1_ListTemplatesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_ListTemplatesResponse__Output>): grpc.ClientUnaryCall;
  listTemplates(argument: _dunlin_communication_v1_ListTemplatesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_communication_v1_ListTemplatesResponse__Output>): grpc.ClientUnaryCall;
  listTemplates(argument: _dunlin_communication_v1_ListTemplatesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_ListTemplatesResponse__Output>): grpc.ClientUnaryCall;
  listTemplates(argument: _dunlin_communication_v1_ListTemplatesRequest, callback: grpc.requestCallback<_dunlin_communication_v1_ListTemplatesResponse__Output>): grpc.ClientUnaryCall;
  
  PreviewMessage(argument: _dunlin_communication_v1_PreviewMessageRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_PreviewMessageResponse__Output>): grpc.ClientUnaryCall;
  PreviewMessage(argument: _dunlin_communication_v1_PreviewMessageRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_communication_v1_PreviewMessageResponse__Output>): grpc.ClientUnaryCall;
  PreviewMessage(argument: _dunlin_communication_v1_PreviewMessageRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_PreviewMessageResponse__Output>): grpc.ClientUnaryCall;
  PreviewMessage(argument: _dunlin_communication_v1_PreviewMessageRequest, callback: grpc.requestCallback<_dunlin_communication_v1_PreviewMessageResponse__Output>): grpc.ClientUnaryCall;
  previewMessage(argument: _dunlin_communication_v1_PreviewMessageRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_PreviewMessageResponse__Output>): grpc.ClientUnaryCall;
  previewMessage(argument: _dunlin_communication_v1_PreviewMessageRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_communication_v1_PreviewMessageResponse__Output>): grpc.ClientUnaryCall;
  previewMessage(argument: _dunlin_communication_v1_PreviewMessageRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_PreviewMessageResponse__Output>): grpc.ClientUnaryCall;
  previewMessage(argument: _dunlin_communication_v1_PreviewMessageRequest, callback: grpc.requestCallback<_dunlin_communication_v1_PreviewMessageResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface TemplateServiceHandlers extends grpc.UntypedServiceImplementation {
  CheckTemplates: grpc.handleUnaryCall<_dunlin_communication_v1_CheckTemplatesRequest__Output, _dunlin_communication_v1_CheckTemplatesResponse>;
  
  CreateTemplateVersion: grpc.handleUnaryCall<_dunlin_communication_v1_CreateTemplateVersionRequest__Output, _dunlin_communication_v1_CreateTemplateVersionResponse>;
  
  ListTemplates: grpc.handleUnaryCall<_dunlin_communication_v1_ListTemplatesRequest__Output, _dunlin_communication_v1_ListTemplatesResponse>;
  
  PreviewMessage: grpc.handleUnaryCall<_dunlin_communication_v1_PreviewMessageRequest__Output, _dunlin_communication_v1_PreviewMessageResponse>;
  
}

export interface TemplateServiceDefinition extends grpc.ServiceDefinition {
  CheckTemplates: MethodDefinition<_dunlin_communication_v1_CheckTemplatesRequest, _dunlin_communication_v1_CheckTemplatesResponse, _dunlin_communication_v1_CheckTemplatesRequest__Output, _dunlin_communication_v1_CheckTemplatesResponse__Output>
  CreateTemplateVersion: MethodDefinition<_dunlin_communication_v1_CreateTemplateVersionRequest, _dunlin_communication_v1_CreateTemplateVersionResponse, _dunlin_communication_v1_CreateTemplateVersionRequest__Output, _dunlin_communication_v1_CreateTemplateVersionResponse__Output>
  ListTemplates: MethodDefinition<_dunlin_communication_v1_ListTemplatesRequest, _dunlin_communication_v1_ListTemplatesResponse, _dunlin_communication_v1_ListTemplatesRequest__Output, _dunlin_communication_v1_ListTemplatesResponse__Output>
  PreviewMessage: MethodDefinition<_dunlin_communication_v1_PreviewMessageRequest, _dunlin_communication_v1_PreviewMessageResponse, _dunlin_communication_v1_PreviewMessageRequest__Output, _dunlin_communication_v1_PreviewMessageResponse__Output>
}
