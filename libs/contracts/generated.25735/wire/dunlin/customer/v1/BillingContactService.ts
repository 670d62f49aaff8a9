// Original file: /work/wt-people/protos/dunlin/customer/v1/billing_contact_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { AddBillingContactRequest as _dunlin_customer_v1_AddBillingContactRequest, AddBillingContactRequest__Output as _dunlin_customer_v1_AddBillingContactRequest__Output } from '../../../dunlin/customer/v1/AddBillingContactRequest.js';
import type { AddBillingContactResponse as _dunlin_customer_v1_AddBillingContactResponse, AddBillingContactResponse__Output as _dunlin_customer_v1_AddBillingContactResponse__Output } from '../../../dunlin/customer/v1/AddBillingContactResponse.js';
import type { ChangeBillingContactRequest as _dunlin_customer_v1_ChangeBillingContactRequest, ChangeBillingContactRequest__Output as _dunlin_customer_v1_ChangeBillingContactRequest__Output } from '../../../dunlin/customer/v1/ChangeBillingContactRequest.js';
import type { ChangeBillingContactResponse as _dunlin_customer_v1_ChangeBillingContactResponse, ChangeBillingContactResponse__Output as _dunlin_customer_v1_ChangeBillingContactResponse__Output } from '../../../dunlin/customer/v1/ChangeBillingContactResponse.js';
import type { ListBillingContactsRequest as _dunlin_customer_v1_ListBillingContactsRequest, ListBillingContactsRequest__Output as _dunlin_customer_v1_ListBillingContactsRequest__Output } from '../../../dunlin/customer/v1/ListBillingContactsRequest.js';
import type { ListBillingContactsResponse as _dunlin_customer_v1_ListBillingContactsResponse, ListBillingContactsResponse__Output as _dunlin_customer_v1_ListBillingContactsResponse__Output } from '../../../dunlin/customer/v1/ListBillingContactsResponse.js';
import type { RemoveBillingContactRequest as _dunlin_customer_v1_RemoveBillingContactRequest, RemoveBillingContactRequest__Output as _dunlin_customer_v1_RemoveBillingContactRequest__Output } from '../../../dunlin/customer/v1/RemoveBillingContactRequest.js';
import type { RemoveBillingContactResponse as _dunlin_customer_v1_RemoveBillingContactResponse, RemoveBillingContactResponse__Output as _dunlin_customer_v1_RemoveBillingContactResponse__Output } from '../../../dunlin/customer/v1/RemoveBillingContactResponse.js';

export interface BillingContactServiceClient extends grpc.Client {
  AddBillingContact(argument: _dunlin_customer_v1_AddBillingContactRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_AddBillingContactResponse__Output>): grpc.ClientUnaryCall;
  AddBillingContact(argument: _dunlin_customer_v1_AddBillingContactRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_AddBillingContactResponse__Output>): grpc.ClientUnaryCall;
  AddBillingContact(argument: _dunlin_customer_v1_AddBillingContactRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_AddBillingContactResponse__Output>): grpc.ClientUnaryCall;
  AddBillingContact(argument: _dunlin_customer_v1_AddBillingContactRequest, callback: grpc.requestCallback<_dunlin_customer_v1_AddBillingContactResponse__Output>): grpc.ClientUnaryCall;
  addBillingContact(argument: _dunlin_customer_v1_AddBillingContactRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_AddBillingContactResponse__Output>): grpc.ClientUnaryCall;
  addBillingContact(argument: _dunlin_customer_v1_AddBillingContactRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_AddBillingContactResponse__Output>): grpc.ClientUnaryCall;
  addBillingContact(argument: _dunlin_customer_v1_AddBillingContactRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_AddBillingContactResponse__Output>): grpc.ClientUnaryCall;
  addBillingContact(argument: _dunlin_customer_v1_AddBillingContactRequest, callback: grpc.requestCallback<_dunlin_customer_v1_AddBillingContactResponse__Output>): grpc.ClientUnaryCall;
  
  ChangeBillingContact(argument: _dunlin_customer_v1_ChangeBillingContactRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_ChangeBillingContactResponse__Output>): grpc.ClientUnaryCall;
  ChangeBillingContact(argument: _dunlin_customer_v1_ChangeBillingContactRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_ChangeBillingContactResponse__Output>): grpc.ClientUnaryCall;
  ChangeBillingContact(argument: _dunlin_customer_v1_ChangeBillingContactRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_ChangeBillingContactResponse__Output>): grpc.ClientUnaryCall;
  ChangeBillingContact(argument: _dunlin_customer_v1_ChangeBillingContactRequest, callback: grpc.requestCallback<_dunlin_customer_v1_ChangeBillingContactResponse__Output>): grpc.ClientUnaryCall;
  changeBillingContact(argument: _dunlin_customer_v1_ChangeBillingContactRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_ChangeBillingContactResponse__Output>): grpc.ClientUnaryCall;
  changeBillingContact(argument: _dunlin_customer_v1_ChangeBillingContactRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_ChangeBillingContactResponse__Output>): grpc.ClientUnaryCall;
  changeBillingContact(argument: _dunlin_customer_v1_ChangeBillingContactRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_ChangeBillingContactResponse__Output>): grpc.ClientUnaryCall;
  changeBillingContact(argument: _dunlin_customer_v1_ChangeBillingContactRequest, callback: grpc.requestCallback<_dunlin_customer_v1_ChangeBillingContactResponse__Output>): grpc.ClientUnaryCall;
  
  ListBillingContacts(argument: _dunlin_customer_v1_ListBillingContactsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_ListBillingContactsResponse__Output>): grpc.ClientUnaryCall;
  ListBillingContacts(argument: _dunlin_customer_v1_ListBillingContactsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_ListBillingContactsResponse__Output>): grpc.ClientUnaryCall;
  ListBillingContacts(argument: _dunlin_customer_v1_ListBillingContactsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_ListBillingContactsResponse__Output>): grpc.ClientUnaryCall;
  ListBillingContacts(argument: _dunlin_customer_v1_ListBillingContactsRequest, callback: grpc.requestCallback<_dunlin_customer_v1_ListBillingContactsResponse__Output>): grpc.ClientUnaryCall;
  listBillingContacts(argument: _dunlin_customer_v1_ListBillingContactsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_ListBillingContactsResponse__Output>): grpc.ClientUnaryCall;
  listBillingContacts(argument: _dunlin_customer_v1_ListBillingContactsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_ListBillingContactsResponse__Output>): grpc.ClientUnaryCall;
  listBillingContacts(argument: _dunlin_customer_v1_ListBillingContactsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_ListBillingContactsResponse__Output>): grpc.ClientUnaryCall;
  listBillingContacts(argument: _dunlin_customer_v1_ListBillingContactsRequest, callback: grpc.requestCallback<_dunlin_customer_v1_ListBillingContactsResponse__Output>): grpc.ClientUnaryCall;
  
  RemoveBillingContact(argument: _dunlin_customer_v1_RemoveBillingContactRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_RemoveBillingContactResponse__Output>): grpc.ClientUnaryCall;
  RemoveBillingContact(argument: _dunlin_customer_v1_RemoveBillingContactRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_RemoveBillingContactResponse__Output>): grpc.ClientUnaryCall;
  RemoveBillingContact(argument: _dunlin_customer_v1_RemoveBillingContactRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_RemoveBillingContactResponse__Output>): grpc.ClientUnaryCall;
  RemoveBillingContact(argument: _dunlin_customer_v1_RemoveBillingContactRequest, callback: grpc.requestCallback<_dunlin_customer_v1_RemoveBillingContactResponse__Output>): grpc.ClientUnaryCall;
  removeBillingContact(argument: _dunlin_customer_v1_RemoveBillingContactRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_RemoveBillingContactResponse__Output>): grpc.ClientUnaryCall;
  removeBillingContact(argument: _dunlin_customer_v1_RemoveBillingContactRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_RemoveBillingContactResponse__Output>): grpc.ClientUnaryCall;
  removeBillingContact(argument: _dunlin_customer_v1_RemoveBillingContactRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_RemoveBillingContactResponse__Output>): grpc.ClientUnaryCall;
  removeBillingContact(argument: _dunlin_customer_v1_RemoveBillingContactRequest, callback: grpc.requestCallback<_dunlin_customer_v1_RemoveBillingContactResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface BillingContactServiceHandlers extends grpc.UntypedServiceImplementation {
  AddBillingContact: grpc.handleUnaryCall<_dunlin_customer_v1_AddBillingContactRequest__Output, _dunlin_customer_v1_AddBillingContactResponse>;
  
  ChangeBillingContact: grpc.handleUnaryCall<_dunlin_customer_v1_ChangeBillingContactRequest__Output, _dunlin_customer_v1_ChangeBillingContactResponse>;
  
  ListBillingContacts: grpc.handleUnaryCall<_dunlin_customer_v1_ListBillingContactsRequest__Output, _dunlin_customer_v1_ListBillingContactsResponse>;
  
  RemoveBillingContact: grpc.handleUnaryCall<_dunlin_customer_v1_RemoveBillingContactRequest__Output, _dunlin_customer_v1_RemoveBillingContactResponse>;
  
}

export interface BillingContactServiceDefinition extends grpc.ServiceDefinition {
  AddBillingContact: MethodDefinition<_dunlin_customer_v1_AddBillingContactRequest, _dunlin_customer_v1_AddBillingContactResponse, _dunlin_customer_v1_AddBillingContactRequest__Output, _dunlin_customer_v1_AddBillingContactResponse__Output>
  ChangeBillingContact: MethodDefinition<_dunlin_customer_v1_ChangeBillingContactRequest, _dunlin_customer_v1_ChangeBillingContactResponse, _dunlin_customer_v1_ChangeBillingContactRequest__Output, _dunlin_customer_v1_ChangeBillingContactResponse__Output>
  ListBillingContacts: MethodDefinition<_dunlin_customer_v1_ListBillingContactsRequest, _dunlin_customer_v1_ListBillingContactsResponse, _dunlin_customer_v1_ListBillingContactsRequest__Output, _dunlin_customer_v1_ListBillingContactsResponse__Output>
  RemoveBillingContact: MethodDefinition<_dunlin_customer_v1_RemoveBillingContactRequest, _dunlin_customer_v1_RemoveBillingContactResponse, _dunlin_customer_v1_RemoveBillingContactRequest__Output, _dunlin_customer_v1_RemoveBillingContactResponse__Output>
}
