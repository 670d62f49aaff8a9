// Original file: /work/wt-people/protos/dunlin/communication/v1/contact_law_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { DecideContactRequest as _dunlin_communication_v1_DecideContactRequest, DecideContactRequest__Output as _dunlin_communication_v1_DecideContactRequest__Output } from '../../../dunlin/communication/v1/DecideContactRequest.js';
import type { DecideContactResponse as _dunlin_communication_v1_DecideContactResponse, DecideContactResponse__Output as _dunlin_communication_v1_DecideContactResponse__Output } from '../../../dunlin/communication/v1/DecideContactResponse.js';
import type { GetContactCapRequest as _dunlin_communication_v1_GetContactCapRequest, GetContactCapRequest__Output as _dunlin_communication_v1_GetContactCapRequest__Output } from '../../../dunlin/communication/v1/GetContactCapRequest.js';
import type { GetContactCapResponse as _dunlin_communication_v1_GetContactCapResponse, GetContactCapResponse__Output as _dunlin_communication_v1_GetContactCapResponse__Output } from '../../../dunlin/communication/v1/GetContactCapResponse.js';
import type { SetContactCapRequest as _dunlin_communication_v1_SetContactCapRequest, SetContactCapRequest__Output as _dunlin_communication_v1_SetContactCapRequest__Output } from '../../../dunlin/communication/v1/SetContactCapRequest.js';
import type { SetContactCapResponse as _dunlin_communication_v1_SetContactCapResponse, SetContactCapResponse__Output as _dunlin_communication_v1_SetContactCapResponse__Output } from '../../../dunlin/communication/v1/SetContactCapResponse.js';

export interface ContactLawServiceClient extends grpc.Client {
  DecideContact(argument: _dunlin_communication_v1_DecideContactRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_DecideContactResponse__Output>): grpc.ClientUnaryCall;
  DecideContact(argument: _dunlin_communication_v1_DecideContactRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_communication_v1_DecideContactResponse__Output>): grpc.ClientUnaryCall;
  DecideContact(argument: _dunlin_communication_v1_DecideContactRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_DecideContactResponse__Output>): grpc.ClientUnaryCall;
  DecideContact(argument: _dunlin_communication_v1_DecideContactRequest, callback: grpc.requestCallback<_dunlin_communication_v1_DecideContactResponse__Output>): grpc.ClientUnaryCall;
  decideContact(argument: _dunlin_communication_v1_DecideContactRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_DecideContactResponse__Output>): grpc.ClientUnaryCall;
  decideContact(argument: _dunlin_communication_v1_DecideContactRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_communication_v1_DecideContactResponse__Output>): grpc.ClientUnaryCall;
  decideContact(argument: _dunlin_communication_v1_DecideContactRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_DecideContactResponse__Output>): grpc.ClientUnaryCall;
  decideContact(argument: _dunlin_communication_v1_DecideContactRequest, callback: grpc.requestCallback<_dunlin_communication_v1_DecideContactResponse__Output>): grpc.ClientUnaryCall;
  
  GetContactCap(argument: _dunlin_communication_v1_GetContactCapRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_GetContactCapResponse__Output>): grpc.ClientUnaryCall;
  GetContactCap(argument: _dunlin_communication_v1_GetContactCapRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_communication_v1_GetContactCapResponse__Output>): grpc.ClientUnaryCall;
  GetContactCap(argument: _dunlin_communication_v1_GetContactCapRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_GetContactCapResponse__Output>): grpc.ClientUnaryCall;
  GetContactCap(argument: _dunlin_communication_v1_GetContactCapRequest, callback: grpc.requestCallback<_dunlin_communication_v1_GetContactCapResponse__Output>): grpc.ClientUnaryCall;
  getContactCap(argument: _dunlin_communication_v1_GetContactCapRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_GetContactCapResponse__Output>): grpc.ClientUnaryCall;
  getContactCap(argument: _dunlin_communication_v1_GetContactCapRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_communication_v1_GetContactCapResponse__Output>): grpc.ClientUnaryCall;
  getContactCap(argument: _dunlin_communication_v1_GetContactCapRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_GetContactCapResponse__Output>): grpc.ClientUnaryCall;
  getContactCap(argument: _dunlin_communication_v1_GetContactCapRequest, callback: grpc.requestCallback<_dunlin_communication_v1_GetContactCapResponse__Output>): grpc.ClientUnaryCall;
  
  SetContactCap(argument: _dunlin_communication_v1_SetContactCapRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_SetContactCapResponse__Output>): grpc.ClientUnaryCall;
  SetContactCap(argument: _dunlin_communication_v1_SetContactCapRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_communication_v1_SetContactCapResponse__Output>): grpc.ClientUnaryCall;
  SetContactCap(argument: _dunlin_communication_v1_SetContactCapRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_SetContactCapResponse__Output>): grpc.ClientUnaryCall;
  SetContactCap(argument: _dunlin_communication_v1_SetContactCapRequest, callback: grpc.requestCallback<_dunlin_communication_v1_SetContactCapResponse__Output>): grpc.ClientUnaryCall;
  setContactCap(argument: _dunlin_communication_v1_SetContactCapRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_SetContactCapResponse__Output>): grpc.ClientUnaryCall;
  setContactCap(argument: _dunlin_communication_v1_SetContactCapRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_communication_v1_SetContactCapResponse__Output>): grpc.ClientUnaryCall;
  setContactCap(argument: _dunlin_communication_v1_SetContactCapRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_communication_v1_SetContactCapResponse__Output>): grpc.ClientUnaryCall;
  setContactCap(argument: _dunlin_communication_v1_SetContactCapRequest, callback: grpc.requestCallback<_dunlin_communication_v1_SetContactCapResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface ContactLawServiceHandlers extends grpc.UntypedServiceImplementation {
  DecideContact: grpc.handleUnaryCall<_dunlin_communication_v1_DecideContactRequest__Output, _dunlin_communication_v1_DecideContactResponse>;
  
  GetContactCap: grpc.handleUnaryCall<_dunlin_communication_v1_GetContactCapRequest__Output, _dunlin_communication_v1_GetContactCapResponse>;
  
  SetContactCap: grpc.handleUnaryCall<_dunlin_communication_v1_SetContactCapRequest__Output, _dunlin_communication_v1_SetContactCapResponse>;
  
}

export interface ContactLawServiceDefinition extends grpc.ServiceDefinition {
  DecideContact: MethodDefinition<_dunlin_communication_v1_DecideContactRequest, _dunlin_communication_v1_DecideContactResponse, _dunlin_communication_v1_DecideContactRequest__Output, _dunlin_communication_v1_DecideContactResponse__Output>
  GetContactCap: MethodDefinition<_dunlin_communication_v1_GetContactCapRequest, _dunlin_communication_v1_GetContactCapResponse, _dunlin_communication_v1_GetContactCapRequest__Output, _dunlin_communication_v1_GetContactCapResponse__Output>
  SetContactCap: MethodDefinition<_dunlin_communication_v1_SetContactCapRequest, _dunlin_communication_v1_SetContactCapResponse, _dunlin_communication_v1_SetContactCapRequest__Output, _dunlin_communication_v1_SetContactCapResponse__Output>
}
