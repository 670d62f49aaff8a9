// Original file: /work/wt-people/protos/dunlin/customer/v1/contact_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { AddContactRequest as _dunlin_customer_v1_AddContactRequest, AddContactRequest__Output as _dunlin_customer_v1_AddContactRequest__Output } from '../../../dunlin/customer/v1/AddContactRequest.js';
import type { AddContactResponse as _dunlin_customer_v1_AddContactResponse, AddContactResponse__Output as _dunlin_customer_v1_AddContactResponse__Output } from '../../../dunlin/customer/v1/AddContactResponse.js';
import type { BatchGetContactFactsRequest as _dunlin_customer_v1_BatchGetContactFactsRequest, BatchGetContactFactsRequest__Output as _dunlin_customer_v1_BatchGetContactFactsRequest__Output } from '../../../dunlin/customer/v1/BatchGetContactFactsRequest.js';
import type { BatchGetContactFactsResponse as _dunlin_customer_v1_BatchGetContactFactsResponse, BatchGetContactFactsResponse__Output as _dunlin_customer_v1_BatchGetContactFactsResponse__Output } from '../../../dunlin/customer/v1/BatchGetContactFactsResponse.js';
import type { ChangeContactRequest as _dunlin_customer_v1_ChangeContactRequest, ChangeContactRequest__Output as _dunlin_customer_v1_ChangeContactRequest__Output } from '../../../dunlin/customer/v1/ChangeContactRequest.js';
import type { ChangeContactResponse as _dunlin_customer_v1_ChangeContactResponse, ChangeContactResponse__Output as _dunlin_customer_v1_ChangeContactResponse__Output } from '../../../dunlin/customer/v1/ChangeContactResponse.js';
import type { EditContactRequest as _dunlin_customer_v1_EditContactRequest, EditContactRequest__Output as _dunlin_customer_v1_EditContactRequest__Output } from '../../../dunlin/customer/v1/EditContactRequest.js';
import type { EditContactResponse as _dunlin_customer_v1_EditContactResponse, EditContactResponse__Output as _dunlin_customer_v1_EditContactResponse__Output } from '../../../dunlin/customer/v1/EditContactResponse.js';
import type { InvalidateContactRequest as _dunlin_customer_v1_InvalidateContactRequest, InvalidateContactRequest__Output as _dunlin_customer_v1_InvalidateContactRequest__Output } from '../../../dunlin/customer/v1/InvalidateContactRequest.js';
import type { InvalidateContactResponse as _dunlin_customer_v1_InvalidateContactResponse, InvalidateContactResponse__Output as _dunlin_customer_v1_InvalidateContactResponse__Output } from '../../../dunlin/customer/v1/InvalidateContactResponse.js';
import type { MakeContactPrimaryRequest as _dunlin_customer_v1_MakeContactPrimaryRequest, MakeContactPrimaryRequest__Output as _dunlin_customer_v1_MakeContactPrimaryRequest__Output } from '../../../dunlin/customer/v1/MakeContactPrimaryRequest.js';
import type { MakeContactPrimaryResponse as _dunlin_customer_v1_MakeContactPrimaryResponse, MakeContactPrimaryResponse__Output as _dunlin_customer_v1_MakeContactPrimaryResponse__Output } from '../../../dunlin/customer/v1/MakeContactPrimaryResponse.js';
import type { RecordOptOutRequest as _dunlin_customer_v1_RecordOptOutRequest, RecordOptOutRequest__Output as _dunlin_customer_v1_RecordOptOutRequest__Output } from '../../../dunlin/customer/v1/RecordOptOutRequest.js';
import type { RecordOptOutResponse as _dunlin_customer_v1_RecordOptOutResponse, RecordOptOutResponse__Output as _dunlin_customer_v1_RecordOptOutResponse__Output } from '../../../dunlin/customer/v1/RecordOptOutResponse.js';
import type { ValidateContactRequest as _dunlin_customer_v1_ValidateContactRequest, ValidateContactRequest__Output as _dunlin_customer_v1_ValidateContactRequest__Output } from '../../../dunlin/customer/v1/ValidateContactRequest.js';
import type { ValidateContactResponse as _dunlin_customer_v1_ValidateContactResponse, ValidateContactResponse__Output as _dunlin_customer_v1_ValidateContactResponse__Output } from '../../../dunlin/customer/v1/ValidateContactResponse.js';
import type { WithdrawOptOutRequest as _dunlin_customer_v1_WithdrawOptOutRequest, WithdrawOptOutRequest__Output as _dunlin_customer_v1_WithdrawOptOutRequest__Output } from '../../../dunlin/customer/v1/WithdrawOptOutRequest.js';
import type { WithdrawOptOutResponse as _dunlin_customer_v1_WithdrawOptOutResponse, WithdrawOptOutResponse__Output as _dunlin_customer_v1_WithdrawOptOutResponse__Output } from '../../../dunlin/customer/v1/WithdrawOptOutResponse.js';

export interface ContactServiceClient extends grpc.Client {
  AddContact(argument: _dunlin_customer_v1_AddContactRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_AddContactResponse__Output>): grpc.ClientUnaryCall;
  AddContact(argument: _dunlin_customer_v1_AddContactRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_AddContactResponse__Output>): grpc.ClientUnaryCall;
  AddContact(argument: _dunlin_customer_v1_AddContactRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_AddContactResponse__Output>): grpc.ClientUnaryCall;
  AddContact(argument: _dunlin_customer_v1_AddContactRequest, callback: grpc.requestCallback<_dunlin_customer_v1_AddContactResponse__Output>): grpc.ClientUnaryCall;
  addContact(argument: _dunlin_customer_v1_AddContactRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_AddContactResponse__Output>): grpc.ClientUnaryCall;
  addContact(argument: _dunlin_customer_v1_AddContactRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_AddContactResponse__Output>): grpc.ClientUnaryCall;
  addContact(argument: _dunlin_customer_v1_AddContactRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_AddContactResponse__Output>): grpc.ClientUnaryCall;
  addContact(argument: _dunlin_customer_v1_AddContactRequest, callback: grpc.requestCallback<_dunlin_customer_v1_AddContactResponse__Output>): grpc.ClientUnaryCall;
  
  BatchGetContactFacts(argument: _dunlin_customer_v1_BatchGetContactFactsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_BatchGetContactFactsResponse__Output>): grpc.ClientUnaryCall;
  BatchGetContactFacts(argument: _dunlin_customer_v1_BatchGetContactFactsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_BatchGetContactFactsResponse__Output>): grpc.ClientUnaryCall;
  BatchGetContactFacts(argument: _dunlin_customer_v1_BatchGetContactFactsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_BatchGetContactFactsResponse__Output>): grpc.ClientUnaryCall;
  BatchGetContactFacts(argument: _dunlin_customer_v1_BatchGetContactFactsRequest, callback: grpc.requestCallback<_dunlin_customer_v1_BatchGetContactFactsResponse__Output>): grpc.ClientUnaryCall;
  batchGetContactFacts(argument: _dunlin_customer_v1_BatchGetContactFactsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_BatchGetContactFactsResponse__Output>): grpc.ClientUnaryCall;
  batchGetContactFacts(argument: _dunlin_customer_v1_BatchGetContactFactsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_BatchGetContactFactsResponse__Output>): grpc.ClientUnaryCall;
  batchGetContactFacts(argument: _dunlin_customer_v1_BatchGetContactFactsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_BatchGetContactFactsResponse__Output>): grpc.ClientUnaryCall;
  batchGetContactFacts(argument: _dunlin_customer_v1_BatchGetContactFactsRequest, callback: grpc.requestCallback<_dunlin_customer_v1_BatchGetContactFactsResponse__Output>): grpc.ClientUnaryCall;
  
  ChangeContact(argument: _dunlin_customer_v1_ChangeContactRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_ChangeContactResponse__Output>): grpc.ClientUnaryCall;
  ChangeContact(argument: _dunlin_customer_v1_ChangeContactRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_ChangeContactResponse__Output>): grpc.ClientUnaryCall;
  ChangeContact(argument: _dunlin_customer_v1_ChangeContactRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_ChangeContactResponse__Output>): grpc.ClientUnaryCall;
  ChangeContact(argument: _dunlin_customer_v1_ChangeContactRequest, callback: grpc.requestCallback<_dunlin_customer_v1_ChangeContactResponse__Output>): grpc.ClientUnaryCall;
  changeContact(argument: _dunlin_customer_v1_ChangeContactRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_ChangeContactResponse__Output>): grpc.ClientUnaryCall;
  changeContact(argument: _dunlin_customer_v1_ChangeContactRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_ChangeContactResponse__Output>): grpc.ClientUnaryCall;
  changeContact(argument: _dunlin_customer_v1_ChangeContactRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_ChangeContactResponse__Output>): grpc.ClientUnaryCall;
  changeContact(argument: _dunlin_customer_v1_ChangeContactRequest, callback: grpc.requestCallback<_dunlin_customer_v1_ChangeContactResponse__Output>): grpc.ClientUnaryCall;
  
  EditContact(argument: _dunlin_customer_v1_EditContactRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_EditContactResponse__Output>): grpc.ClientUnaryCall;
  EditContact(argument: _dunlin_customer_v1_EditContactRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_EditContactResponse__Output>): grpc.ClientUnaryCall;
  EditContact(argument: _dunlin_customer_v1_EditContactRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_EditContactResponse__Output>): grpc.ClientUnaryCall;
  EditContact(argument: _dunlin_customer_v1_EditContactRequest, callback: grpc.requestCallback<_dunlin_customer_v1_EditContactResponse__Output>): grpc.ClientUnaryCall;
  editContact(argument: _dunlin_customer_v1_EditContactRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_EditContactResponse__Output>): grpc.ClientUnaryCall;
  editContact(argument: _dunlin_customer_v1_EditContactRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_EditContactResponse__Output>): grpc.ClientUnaryCall;
  editContact(argument: _dunlin_customer_v1_EditContactRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_EditContactResponse__Output>): grpc.ClientUnaryCall;
  editContact(argument: _dunlin_customer_v1_EditContactRequest, callback: grpc.requestCallback<_dunlin_customer_v1_EditContactResponse__Output>): grpc.ClientUnaryCall;
  
  InvalidateContact(argument: _dunlin_customer_v1_InvalidateContactRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_InvalidateContactResponse__Output>): grpc.ClientUnaryCall;
  InvalidateContact(argument: _dunlin_customer_v1_InvalidateContactRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_InvalidateContactResponse__Output>): grpc.ClientUnaryCall;
  InvalidateContact(argument: _dunlin_customer_v1_InvalidateContactRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_InvalidateContactResponse__Output>): grpc.ClientUnaryCall;
  InvalidateContact(argument: _dunlin_customer_v1_InvalidateContactRequest, callback: grpc.requestCallback<_dunlin_customer_v1_InvalidateContactResponse__Output>): grpc.ClientUnaryCall;
  invalidateContact(argument: _dunlin_customer_v1_InvalidateContactRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_InvalidateContactResponse__Output>): grpc.ClientUnaryCall;
  invalidateContact(argument: _dunlin_customer_v1_InvalidateContactRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_InvalidateContactResponse__Output>): grpc.ClientUnaryCall;
  invalidateContact(argument: _dunlin_customer_v1_InvalidateContactRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_InvalidateContactResponse__Output>): grpc.ClientUnaryCall;
  invalidateContact(argument: _dunlin_customer_v1_InvalidateContactRequest, callback: grpc.requestCallback<_dunlin_customer_v1_InvalidateContactResponse__Output>): grpc.ClientUnaryCall;
  
  MakeContactPrimary(argument: _dunlin_customer_v1_MakeContactPrimaryRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_MakeContactPrimaryResponse__Output>): grpc.ClientUnaryCall;
  MakeContactPrimary(argument: _dunlin_customer_v1_MakeContactPrimaryRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_MakeContactPrimaryResponse__Output>): grpc.ClientUnaryCall;
  MakeContactPrimary(argument: _dunlin_customer_v1_MakeContactPrimaryRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_MakeContactPrimaryResponse__Output>): grpc.ClientUnaryCall;
  MakeContactPrimary(argument: _dunlin_customer_v1_MakeContactPrimaryRequest, callback: grpc.requestCallback<_dunlin_customer_v1_MakeContactPrimaryResponse__Output>): grpc.ClientUnaryCall;
  makeContactPrimary(argument: _dunlin_customer_v1_MakeContactPrimaryRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_MakeContactPrimaryResponse__Output>): grpc.ClientUnaryCall;
  makeContactPrimary(argument: _dunlin_customer_v1_MakeContactPrimaryRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_MakeContactPrimaryResponse__Output>): grpc.ClientUnaryCall;
  makeContactPrimary(argument: _dunlin_customer_v1_MakeContactPrimaryRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_MakeContactPrimaryResponse__Output>): grpc.ClientUnaryCall;
  makeContactPrimary(argument: _dunlin_customer_v1_MakeContactPrimaryRequest, callback: grpc.requestCallback<_dunlin_customer_v1_MakeContactPrimaryResponse__Output>): grpc.ClientUnaryCall;
  
  RecordOptOut(argument: _dunlin_customer_v1_RecordOptOutRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_RecordOptOutResponse__Output>): grpc.ClientUnaryCall;
  RecordOptOut(argument: _dunlin_customer_v1_RecordOptOutRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_RecordOptOutResponse__Output>): grpc.ClientUnaryCall;
  RecordOptOut(argument: _dunlin_customer_v1_RecordOptOutRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_RecordOptOutResponse__Output>): grpc.ClientUnaryCall;
  RecordOptOut(argument: _dunlin_customer_v1_RecordOptOutRequest, callback: grpc.requestCallback<_dunlin_customer_v1_RecordOptOutResponse__Output>): grpc.ClientUnaryCall;
  recordOptOut(argument: _dunlin_customer_v1_RecordOptOutRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_RecordOptOutResponse__Output>): grpc.ClientUnaryCall;
  recordOptOut(argument: _dunlin_customer_v1_RecordOptOutRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_RecordOptOutResponse__Output>): grpc.ClientUnaryCall;
  recordOptOut(argument: _dunlin_customer_v1_RecordOptOutRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_RecordOptOutResponse__Output>): grpc.ClientUnaryCall;
  recordOptOut(argument: _dunlin_customer_v1_RecordOptOutRequest, callback: grpc.requestCallback<_dunlin_customer_v1_RecordOptOutResponse__Output>): grpc.ClientUnaryCall;
  
  ValidateContact(argument: _dunlin_customer_v1_ValidateContactRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_ValidateContactResponse__Output>): grpc.ClientUnaryCall;
  ValidateContact(argument: _dunlin_customer_v1_ValidateContactRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_ValidateContactResponse__Output>): grpc.ClientUnaryCall;
  ValidateContact(argument: _dunlin_customer_v1_ValidateContactRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_ValidateContactResponse__Output>): grpc.ClientUnaryCall;
  ValidateContact(argument: _dunlin_customer_v1_ValidateContactRequest, callback: grpc.requestCallback<_dunlin_customer_v1_ValidateContactResponse__Output>): grpc.ClientUnaryCall;
  validateContact(argument: _dunlin_customer_v1_ValidateContactRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_ValidateContactResponse__Output>): grpc.ClientUnaryCall;
  validateContact(argument: _dunlin_customer_v1_ValidateContactRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_ValidateContactResponse__Output>): grpc.ClientUnaryCall;
  validateContact(argument: _dunlin_customer_v1_ValidateContactRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_ValidateContactResponse__Output>): grpc.ClientUnaryCall;
  validateContact(argument: _dunlin_customer_v1_ValidateContactRequest, callback: grpc.requestCallback<_dunlin_customer_v1_ValidateContactResponse__Output>): grpc.ClientUnaryCall;
  
  WithdrawOptOut(argument: _dunlin_customer_v1_WithdrawOptOutRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_WithdrawOptOutResponse__Output>): grpc.ClientUnaryCall;
  WithdrawOptOut(argument: _dunlin_customer_v1_WithdrawOptOutRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_WithdrawOptOutResponse__Output>): grpc.ClientUnaryCall;
  WithdrawOptOut(argument: _dunlin_customer_v1_WithdrawOptOutRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_WithdrawOptOutResponse__Output>): grpc.ClientUnaryCall;
  WithdrawOptOut(argument: _dunlin_customer_v1_WithdrawOptOutRequest, callback: grpc.requestCallback<_dunlin_customer_v1_WithdrawOptOutResponse__Output>): grpc.ClientUnaryCall;
  withdrawOptOut(argument: _dunlin_customer_v1_WithdrawOptOutRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_WithdrawOptOutResponse__Output>): grpc.ClientUnaryCall;
  withdrawOptOut(argument: _dunlin_customer_v1_WithdrawOptOutRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_WithdrawOptOutResponse__Output>): grpc.ClientUnaryCall;
  withdrawOptOut(argument: _dunlin_customer_v1_WithdrawOptOutRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_WithdrawOptOutResponse__Output>): grpc.ClientUnaryCall;
  withdrawOptOut(argument: _dunlin_customer_v1_WithdrawOptOutRequest, callback: grpc.requestCallback<_dunlin_customer_v1_WithdrawOptOutResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface ContactServiceHandlers extends grpc.UntypedServiceImplementation {
  AddContact: grpc.handleUnaryCall<_dunlin_customer_v1_AddContactRequest__Output, _dunlin_customer_v1_AddContactResponse>;
  
  BatchGetContactFacts: grpc.handleUnaryCall<_dunlin_customer_v1_BatchGetContactFactsRequest__Output, _dunlin_customer_v1_BatchGetContactFactsResponse>;
  
  ChangeContact: grpc.handleUnaryCall<_dunlin_customer_v1_ChangeContactRequest__Output, _dunlin_customer_v1_ChangeContactResponse>;
  
  EditContact: grpc.handleUnaryCall<_dunlin_customer_v1_EditContactRequest__Output, _dunlin_customer_v1_EditContactResponse>;
  
  InvalidateContact: grpc.handleUnaryCall<_dunlin_customer_v1_InvalidateContactRequest__Output, _dunlin_customer_v1_InvalidateContactResponse>;
  
  MakeContactPrimary: grpc.handleUnaryCall<_dunlin_customer_v1_MakeContactPrimaryRequest__Output, _dunlin_customer_v1_MakeContactPrimaryResponse>;
  
  RecordOptOut: grpc.handleUnaryCall<_dunlin_customer_v1_RecordOptOutRequest__Output, _dunlin_customer_v1_RecordOptOutResponse>;
  
  ValidateContact: grpc.handleUnaryCall<_dunlin_customer_v1_ValidateContactRequest__Output, _dunlin_customer_v1_ValidateContactResponse>;
  
  WithdrawOptOut: grpc.handleUnaryCall<_dunlin_customer_v1_WithdrawOptOutRequest__Output, _dunlin_customer_v1_WithdrawOptOutResponse>;
  
}

export interface ContactServiceDefinition extends grpc.ServiceDefinition {
  AddContact: MethodDefinition<_dunlin_customer_v1_AddContactRequest, _dunlin_customer_v1_AddContactResponse, _dunlin_customer_v1_AddContactRequest__Output, _dunlin_customer_v1_AddContactResponse__Output>
  BatchGetContactFacts: MethodDefinition<_dunlin_customer_v1_BatchGetContactFactsRequest, _dunlin_customer_v1_BatchGetContactFactsResponse, _dunlin_customer_v1_BatchGetContactFactsRequest__Output, _dunlin_customer_v1_BatchGetContactFactsResponse__Output>
  ChangeContact: MethodDefinition<_dunlin_customer_v1_ChangeContactRequest, _dunlin_customer_v1_ChangeContactResponse, _dunlin_customer_v1_ChangeContactRequest__Output, _dunlin_customer_v1_ChangeContactResponse__Output>
  EditContact: MethodDefinition<_dunlin_customer_v1_EditContactRequest, _dunlin_customer_v1_EditContactResponse, _dunlin_customer_v1_EditContactRequest__Output, _dunlin_customer_v1_EditContactResponse__Output>
  InvalidateContact: MethodDefinition<_dunlin_customer_v1_InvalidateContactRequest, _dunlin_customer_v1_InvalidateContactResponse, _dunlin_customer_v1_InvalidateContactRequest__Output, _dunlin_customer_v1_InvalidateContactResponse__Output>
  MakeContactPrimary: MethodDefinition<_dunlin_customer_v1_MakeContactPrimaryRequest, _dunlin_customer_v1_MakeContactPrimaryResponse, _dunlin_customer_v1_MakeContactPrimaryRequest__Output, _dunlin_customer_v1_MakeContactPrimaryResponse__Output>
  RecordOptOut: MethodDefinition<_dunlin_customer_v1_RecordOptOutRequest, _dunlin_customer_v1_RecordOptOutResponse, _dunlin_customer_v1_RecordOptOutRequest__Output, _dunlin_customer_v1_RecordOptOutResponse__Output>
  ValidateContact: MethodDefinition<_dunlin_customer_v1_ValidateContactRequest, _dunlin_customer_v1_ValidateContactResponse, _dunlin_customer_v1_ValidateContactRequest__Output, _dunlin_customer_v1_ValidateContactResponse__Output>
  WithdrawOptOut: MethodDefinition<_dunlin_customer_v1_WithdrawOptOutRequest, _dunlin_customer_v1_WithdrawOptOutResponse, _dunlin_customer_v1_WithdrawOptOutRequest__Output, _dunlin_customer_v1_WithdrawOptOutResponse__Output>
}
