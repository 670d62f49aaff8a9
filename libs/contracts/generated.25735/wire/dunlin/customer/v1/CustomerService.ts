// Original file: /work/wt-people/protos/dunlin/customer/v1/customer_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { BatchGetCustomersRequest as _dunlin_customer_v1_BatchGetCustomersRequest, BatchGetCustomersRequest__Output as _dunlin_customer_v1_BatchGetCustomersRequest__Output } from '../../../dunlin/customer/v1/BatchGetCustomersRequest.js';
import type { BatchGetCustomersResponse as _dunlin_customer_v1_BatchGetCustomersResponse, BatchGetCustomersResponse__Output as _dunlin_customer_v1_BatchGetCustomersResponse__Output } from '../../../dunlin/customer/v1/BatchGetCustomersResponse.js';
import type { ChangeCustomerRequest as _dunlin_customer_v1_ChangeCustomerRequest, ChangeCustomerRequest__Output as _dunlin_customer_v1_ChangeCustomerRequest__Output } from '../../../dunlin/customer/v1/ChangeCustomerRequest.js';
import type { ChangeCustomerResponse as _dunlin_customer_v1_ChangeCustomerResponse, ChangeCustomerResponse__Output as _dunlin_customer_v1_ChangeCustomerResponse__Output } from '../../../dunlin/customer/v1/ChangeCustomerResponse.js';
import type { CreateCustomerRequest as _dunlin_customer_v1_CreateCustomerRequest, CreateCustomerRequest__Output as _dunlin_customer_v1_CreateCustomerRequest__Output } from '../../../dunlin/customer/v1/CreateCustomerRequest.js';
import type { CreateCustomerResponse as _dunlin_customer_v1_CreateCustomerResponse, CreateCustomerResponse__Output as _dunlin_customer_v1_CreateCustomerResponse__Output } from '../../../dunlin/customer/v1/CreateCustomerResponse.js';
import type { GetCustomerRequest as _dunlin_customer_v1_GetCustomerRequest, GetCustomerRequest__Output as _dunlin_customer_v1_GetCustomerRequest__Output } from '../../../dunlin/customer/v1/GetCustomerRequest.js';
import type { GetCustomerResponse as _dunlin_customer_v1_GetCustomerResponse, GetCustomerResponse__Output as _dunlin_customer_v1_GetCustomerResponse__Output } from '../../../dunlin/customer/v1/GetCustomerResponse.js';
import type { ListCustomersRequest as _dunlin_customer_v1_ListCustomersRequest, ListCustomersRequest__Output as _dunlin_customer_v1_ListCustomersRequest__Output } from '../../../dunlin/customer/v1/ListCustomersRequest.js';
import type { ListCustomersResponse as _dunlin_customer_v1_ListCustomersResponse, ListCustomersResponse__Output as _dunlin_customer_v1_ListCustomersResponse__Output } from '../../../dunlin/customer/v1/ListCustomersResponse.js';
import type { LowerFlagRequest as _dunlin_customer_v1_LowerFlagRequest, LowerFlagRequest__Output as _dunlin_customer_v1_LowerFlagRequest__Output } from '../../../dunlin/customer/v1/LowerFlagRequest.js';
import type { LowerFlagResponse as _dunlin_customer_v1_LowerFlagResponse, LowerFlagResponse__Output as _dunlin_customer_v1_LowerFlagResponse__Output } from '../../../dunlin/customer/v1/LowerFlagResponse.js';
import type { RaiseFlagRequest as _dunlin_customer_v1_RaiseFlagRequest, RaiseFlagRequest__Output as _dunlin_customer_v1_RaiseFlagRequest__Output } from '../../../dunlin/customer/v1/RaiseFlagRequest.js';
import type { RaiseFlagResponse as _dunlin_customer_v1_RaiseFlagResponse, RaiseFlagResponse__Output as _dunlin_customer_v1_RaiseFlagResponse__Output } from '../../../dunlin/customer/v1/RaiseFlagResponse.js';
import type { SearchCustomersRequest as _dunlin_customer_v1_SearchCustomersRequest, SearchCustomersRequest__Output as _dunlin_customer_v1_SearchCustomersRequest__Output } from '../../../dunlin/customer/v1/SearchCustomersRequest.js';
import type { SearchCustomersResponse as _dunlin_customer_v1_SearchCustomersResponse, SearchCustomersResponse__Output as _dunlin_customer_v1_SearchCustomersResponse__Output } from '../../../dunlin/customer/v1/SearchCustomersResponse.js';
import type { SetPostalAddressRequest as _dunlin_customer_v1_SetPostalAddressRequest, SetPostalAddressRequest__Output as _dunlin_customer_v1_SetPostalAddressRequest__Output } from '../../../dunlin/customer/v1/SetPostalAddressRequest.js';
import type { SetPostalAddressResponse as _dunlin_customer_v1_SetPostalAddressResponse, SetPostalAddressResponse__Output as _dunlin_customer_v1_SetPostalAddressResponse__Output } from '../../../dunlin/customer/v1/SetPostalAddressResponse.js';
import type { UpsertCustomersRequest as _dunlin_customer_v1_UpsertCustomersRequest, UpsertCustomersRequest__Output as _dunlin_customer_v1_UpsertCustomersRequest__Output } from '../../../dunlin/customer/v1/UpsertCustomersRequest.js';
import type { UpsertCustomersResponse as _dunlin_customer_v1_UpsertCustomersResponse, UpsertCustomersResponse__Output as _dunlin_customer_v1_UpsertCustomersResponse__Output } from '../../../dunlin/customer/v1/UpsertCustomersResponse.js';

export interface CustomerServiceClient extends grpc.Client {
  BatchGetCustomers(argument: _dunlin_customer_v1_BatchGetCustomersRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_BatchGetCustomersResponse__Output>): grpc.ClientUnaryCall;
  BatchGetCustomers(argument: _dunlin_customer_v1_BatchGetCustomersRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_BatchGetCustomersResponse__Output>): grpc.ClientUnaryCall;
  BatchGetCustomers(argument: _dunlin_customer_v1_BatchGetCustomersRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_BatchGetCustomersResponse__Output>): grpc.ClientUnaryCall;
  BatchGetCustomers(argument: _dunlin_customer_v1_BatchGetCustomersRequest, callback: grpc.requestCallback<_dunlin_customer_v1_BatchGetCustomersResponse__Output>): grpc.ClientUnaryCall;
  batchGetCustomers(argument: _dunlin_customer_v1_BatchGetCustomersRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_BatchGetCustomersResponse__Output>): grpc.ClientUnaryCall;
  batchGetCustomers(argument: _dunlin_customer_v1_BatchGetCustomersRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_BatchGetCustomersResponse__Output>): grpc.ClientUnaryCall;
  batchGetCustomers(argument: _dunlin_customer_v1_BatchGetCustomersRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_BatchGetCustomersResponse__Output>): grpc.ClientUnaryCall;
  batchGetCustomers(argument: _dunlin_customer_v1_BatchGetCustomersRequest, callback: grpc.requestCallback<_dunlin_customer_v1_BatchGetCustomersResponse__Output>): grpc.ClientUnaryCall;
  
  ChangeCustomer(argument: _dunlin_customer_v1_ChangeCustomerRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_ChangeCustomerResponse__Output>): grpc.ClientUnaryCall;
  ChangeCustomer(argument: _dunlin_customer_v1_ChangeCustomerRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_ChangeCustomerResponse__Output>): grpc.ClientUnaryCall;
  ChangeCustomer(argument: _dunlin_customer_v1_ChangeCustomerRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_ChangeCustomerResponse__Output>): grpc.ClientUnaryCall;
  ChangeCustomer(argument: _dunlin_customer_v1_ChangeCustomerRequest, callback: grpc.requestCallback<_dunlin_customer_v1_ChangeCustomerResponse__Output>): grpc.ClientUnaryCall;
  changeCustomer(argument: _dunlin_customer_v1_ChangeCustomerRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_ChangeCustomerResponse__Output>): grpc.ClientUnaryCall;
  changeCustomer(argument: _dunlin_customer_v1_ChangeCustomerRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_ChangeCustomerResponse__Output>): grpc.ClientUnaryCall;
  changeCustomer(argument: _dunlin_customer_v1_ChangeCustomerRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_ChangeCustomerResponse__Output>): grpc.ClientUnaryCall;
  changeCustomer(argument: _dunlin_customer_v1_ChangeCustomerRequest, callback: grpc.requestCallback<_dunlin_customer_v1_ChangeCustomerResponse__Output>): grpc.ClientUnaryCall;
  
  CreateCustomer(argument: _dunlin_customer_v1_CreateCustomerRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_CreateCustomerResponse__Output>): grpc.ClientUnaryCall;
  CreateCustomer(argument: _dunlin_customer_v1_CreateCustomerRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_CreateCustomerResponse__Output>): grpc.ClientUnaryCall;
  CreateCustomer(argument: _dunlin_customer_v1_CreateCustomerRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_CreateCustomerResponse__Output>): grpc.ClientUnaryCall;
  CreateCustomer(argument: _dunlin_customer_v1_CreateCustomerRequest, callback: grpc.requestCallback<_dunlin_customer_v1_CreateCustomerResponse__Output>): grpc.ClientUnaryCall;
  createCustomer(argument: _dunlin_customer_v1_CreateCustomerRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_CreateCustomerResponse__Output>): grpc.ClientUnaryCall;
  createCustomer(argument: _dunlin_customer_v1_CreateCustomerRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_CreateCustomerResponse__Output>): grpc.ClientUnaryCall;
  createCustomer(argument: _dunlin_customer_v1_CreateCustomerRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_CreateCustomerResponse__Output>): grpc.ClientUnaryCall;
  createCustomer(argument: _dunlin_customer_v1_CreateCustomerRequest, callback: grpc.requestCallback<_dunlin_customer_v1_CreateCustomerResponse__Output>): grpc.ClientUnaryCall;
  
  GetCustomer(argument: _dunlin_customer_v1_GetCustomerRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_GetCustomerResponse__Output>): grpc.ClientUnaryCall;
  GetCustomer(argument: _dunlin_customer_v1_GetCustomerRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_GetCustomerResponse__Output>): grpc.ClientUnaryCall;
  GetCustomer(argument: _dunlin_customer_v1_GetCustomerRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_GetCustomerResponse__Output>): grpc.ClientUnaryCall;
  GetCustomer(argument: _dunlin_customer_v1_GetCustomerRequest, callback: grpc.requestCallback<_dunlin_customer_v1_GetCustomerResponse__Output>): grpc.ClientUnaryCall;
  getCustomer(argument: _dunlin_customer_v1_GetCustomerRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_GetCustomerResponse__Output>): grpc.ClientUnaryCall;
  getCustomer(argument: _dunlin_customer_v1_GetCustomerRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_GetCustomerResponse__Output>): grpc.ClientUnaryCall;
  getCustomer(argument: _dunlin_customer_v1_GetCustomerRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_GetCustomerResponse__Output>): grpc.ClientUnaryCall;
  getCustomer(argument: _dunlin_customer_v1_GetCustomerRequest, callback: grpc.requestCallback<_dunlin_customer_v1_GetCustomerResponse__Output>): grpc.ClientUnaryCall;
  
  ListCustomers(argument: _dunlin_customer_v1_ListCustomersRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_ListCustomersResponse__Output>): grpc.ClientUnaryCall;
  ListCustomers(argument: _dunlin_customer_v1_ListCustomersRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_ListCustomersResponse__Output>): grpc.ClientUnaryCall;
  ListCustomers(argument: _dunlin_customer_v1_ListCustomersRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_ListCustomersResponse__Output>): grpc.ClientUnaryCall;
  ListCustomers(argument: _dunlin_customer_v1_ListCustomersRequest, callback: grpc.requestCallback<_dunlin_customer_v1_ListCustomersResponse__Output>): grpc.ClientUnaryCall;
  listCustomers(argument: _dunlin_customer_v1_ListCustomersRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_ListCustomersResponse__Output>): grpc.ClientUnaryCall;
  listCustomers(argument: _dunlin_customer_v1_ListCustomersRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_ListCustomersResponse__Output>): grpc.ClientUnaryCall;
  listCustomers(argument: _dunlin_customer_v1_ListCustomersRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_ListCustomersResponse__Output>): grpc.ClientUnaryCall;
  listCustomers(argument: _dunlin_customer_v1_ListCustomersRequest, callback: grpc.requestCallback<_dunlin_customer_v1_ListCustomersResponse__Output>): grpc.ClientUnaryCall;
  
  LowerFlag(argument: _dunlin_customer_v1_LowerFlagRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_LowerFlagResponse__Output>): grpc.ClientUnaryCall;
  LowerFlag(argument: _dunlin_customer_v1_LowerFlagRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_LowerFlagResponse__Output>): grpc.ClientUnaryCall;
  LowerFlag(argument: _dunlin_customer_v1_LowerFlagRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_LowerFlagResponse__Output>): grpc.ClientUnaryCall;
  LowerFlag(argument: _dunlin_customer_v1_LowerFlagRequest, callback: grpc.requestCallback<_dunlin_customer_v1_LowerFlagResponse__Output>): grpc.ClientUnaryCall;
  lowerFlag(argument: _dunlin_customer_v1_LowerFlagRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_LowerFlagResponse__Output>): grpc.ClientUnaryCall;
  lowerFlag(argument: _dunlin_customer_v1_LowerFlagRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_LowerFlagResponse__Output>): grpc.ClientUnaryCall;
  lowerFlag(argument: _dunlin_customer_v1_LowerFlagRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_LowerFlagResponse__Output>): grpc.ClientUnaryCall;
  lowerFlag(argument: _dunlin_customer_v1_LowerFlagRequest, callback: grpc.requestCallback<_dunlin_customer_v1_LowerFlagResponse__Output>): grpc.ClientUnaryCall;
  
  RaiseFlag(argument: _dunlin_customer_v1_RaiseFlagRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_RaiseFlagResponse__Output>): grpc.ClientUnaryCall;
  RaiseFlag(argument: _dunlin_customer_v1_RaiseFlagRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_RaiseFlagResponse__Output>): grpc.ClientUnaryCall;
  RaiseFlag(argument: _dunlin_customer_v1_RaiseFlagRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_RaiseFlagResponse__Output>): grpc.ClientUnaryCall;
  RaiseFlag(argument: _dunlin_customer_v1_RaiseFlagRequest, callback: grpc.requestCallback<_dunlin_customer_v1_RaiseFlagResponse__Output>): grpc.ClientUnaryCall;
  raiseFlag(argument: _dunlin_customer_v1_RaiseFlagRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_RaiseFlagResponse__Output>): grpc.ClientUnaryCall;
  raiseFlag(argument: _dunlin_customer_v1_RaiseFlagRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_RaiseFlagResponse__Output>): grpc.ClientUnaryCall;
  raiseFlag(argument: _dunlin_customer_v1_RaiseFlagRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_RaiseFlagResponse__Output>): grpc.ClientUnaryCall;
  raiseFlag(argument: _dunlin_customer_v1_RaiseFlagRequest, callback: grpc.requestCallback<_dunlin_customer_v1_RaiseFlagResponse__Output>): grpc.ClientUnaryCall;
  
  SearchCustomers(argument: _dunlin_customer_v1_SearchCustomersRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_SearchCustomersResponse__Output>): grpc.ClientUnaryCall;
  SearchCustomers(argument: _dunlin_customer_v1_SearchCustomersRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_SearchCustomersResponse__Output>): grpc.ClientUnaryCall;
  SearchCustomers(argument: _dunlin_customer_v1_SearchCustomersRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_SearchCustomersResponse__Output>): grpc.ClientUnaryCall;
  SearchCustomers(argument: _dunlin_customer_v1_SearchCustomersRequest, callback: grpc.requestCallback<_dunlin_customer_v1_SearchCustomersResponse__Output>): grpc.ClientUnaryCall;
  searchCustomers(argument: _dunlin_customer_v1_SearchCustomersRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_SearchCustomersResponse__Output>): grpc.ClientUnaryCall;
  searchCustomers(argument: _dunlin_customer_v1_SearchCustomersRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_SearchCustomersResponse__Output>): grpc.ClientUnaryCall;
  searchCustomers(argument: _dunlin_customer_v1_SearchCustomersRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_SearchCustomersResponse__Output>): grpc.ClientUnaryCall;
  searchCustomers(argument: _dunlin_customer_v1_SearchCustomersRequest, callback: grpc.requestCallback<_dunlin_customer_v1_SearchCustomersResponse__Output>): grpc.ClientUnaryCall;
  
  SetPostalAddress(argument: _dunlin_customer_v1_SetPostalAddressRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_SetPostalAddressResponse__Output>): grpc.ClientUnaryCall;
  SetPostalAddress(argument: _dunlin_customer_v1_SetPostalAddressRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_SetPostalAddressResponse__Output>): grpc.ClientUnaryCall;
  SetPostalAddress(argument: _dunlin_customer_v1_SetPostalAddressRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_SetPostalAddressResponse__Output>): grpc.ClientUnaryCall;
  SetPostalAddress(argument: _dunlin_customer_v1_SetPostalAddressRequest, callback: grpc.requestCallback<_dunlin_customer_v1_SetPostalAddressResponse__Output>): grpc.ClientUnaryCall;
  setPostalAddress(argument: _dunlin_customer_v1_SetPostalAddressRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_SetPostalAddressResponse__Output>): grpc.ClientUnaryCall;
  setPostalAddress(argument: _dunlin_customer_v1_SetPostalAddressRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_SetPostalAddressResponse__Output>): grpc.ClientUnaryCall;
  setPostalAddress(argument: _dunlin_customer_v1_SetPostalAddressRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_SetPostalAddressResponse__Output>): grpc.ClientUnaryCall;
  setPostalAddress(argument: _dunlin_customer_v1_SetPostalAddressRequest, callback: grpc.requestCallback<_dunlin_customer_v1_SetPostalAddressResponse__Output>): grpc.ClientUnaryCall;
  
  UpsertCustomers(argument: _dunlin_customer_v1_UpsertCustomersRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_UpsertCustomersResponse__Output>): grpc.ClientUnaryCall;
  UpsertCustomers(argument: _dunlin_customer_v1_UpsertCustomersRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_UpsertCustomersResponse__Output>): grpc.ClientUnaryCall;
  UpsertCustomers(argument: _dunlin_customer_v1_UpsertCustomersRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_UpsertCustomersResponse__Output>): grpc.ClientUnaryCall;
  UpsertCustomers(argument: _dunlin_customer_v1_UpsertCustomersRequest, callback: grpc.requestCallback<_dunlin_customer_v1_UpsertCustomersResponse__Output>): grpc.ClientUnaryCall;
  upsertCustomers(argument: _dunlin_customer_v1_UpsertCustomersRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_UpsertCustomersResponse__Output>): grpc.ClientUnaryCall;
  upsertCustomers(argument: _dunlin_customer_v1_UpsertCustomersRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_UpsertCustomersResponse__Output>): grpc.ClientUnaryCall;
  upsertCustomers(argument: _dunlin_customer_v1_UpsertCustomersRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_UpsertCustomersResponse__Output>): grpc.ClientUnaryCall;
  upsertCustomers(argument: _dunlin_customer_v1_UpsertCustomersRequest, callback: grpc.requestCallback<_dunlin_customer_v1_UpsertCustomersResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface CustomerServiceHandlers extends grpc.UntypedServiceImplementation {
  BatchGetCustomers: grpc.handleUnaryCall<_dunlin_customer_v1_BatchGetCustomersRequest__Output, _dunlin_customer_v1_BatchGetCustomersResponse>;
  
  ChangeCustomer: grpc.handleUnaryCall<_dunlin_customer_v1_ChangeCustomerRequest__Output, _dunlin_customer_v1_ChangeCustomerResponse>;
  
  CreateCustomer: grpc.handleUnaryCall<_dunlin_customer_v1_CreateCustomerRequest__Output, _dunlin_customer_v1_CreateCustomerResponse>;
  
  GetCustomer: grpc.handleUnaryCall<_dunlin_customer_v1_GetCustomerRequest__Output, _dunlin_customer_v1_GetCustomerResponse>;
  
  ListCustomers: grpc.handleUnaryCall<_dunlin_customer_v1_ListCustomersRequest__Output, _dunlin_customer_v1_ListCustomersResponse>;
  
  LowerFlag: grpc.handleUnaryCall<_dunlin_customer_v1_LowerFlagRequest__Output, _dunlin_customer_v1_LowerFlagResponse>;
  
  RaiseFlag: grpc.handleUnaryCall<_dunlin_customer_v1_RaiseFlagRequest__Output, _dunlin_customer_v1_RaiseFlagResponse>;
  
  SearchCustomers: grpc.handleUnaryCall<_dunlin_customer_v1_SearchCustomersRequest__Output, _dunlin_customer_v1_SearchCustomersResponse>;
  
  SetPostalAddress: grpc.handleUnaryCall<_dunlin_customer_v1_SetPostalAddressRequest__Output, _dunlin_customer_v1_SetPostalAddressResponse>;
  
  UpsertCustomers: grpc.handleUnaryCall<_dunlin_customer_v1_UpsertCustomersRequest__Output, _dunlin_customer_v1_UpsertCustomersResponse>;
  
}

export interface CustomerServiceDefinition extends grpc.ServiceDefinition {
  BatchGetCustomers: MethodDefinition<_dunlin_customer_v1_BatchGetCustomersRequest, _dunlin_customer_v1_BatchGetCustomersResponse, _dunlin_customer_v1_BatchGetCustomersRequest__Output, _dunlin_customer_v1_BatchGetCustomersResponse__Output>
  ChangeCustomer: MethodDefinition<_dunlin_customer_v1_ChangeCustomerRequest, _dunlin_customer_v1_ChangeCustomerResponse, _dunlin_customer_v1_ChangeCustomerRequest__Output, _dunlin_customer_v1_ChangeCustomerResponse__Output>
  CreateCustomer: MethodDefinition<_dunlin_customer_v1_CreateCustomerRequest, _dunlin_customer_v1_CreateCustomerResponse, _dunlin_customer_v1_CreateCustomerRequest__Output, _dunlin_customer_v1_CreateCustomerResponse__Output>
  GetCustomer: MethodDefinition<_dunlin_customer_v1_GetCustomerRequest, _dunlin_customer_v1_GetCustomerResponse, _dunlin_customer_v1_GetCustomerRequest__Output, _dunlin_customer_v1_GetCustomerResponse__Output>
  ListCustomers: MethodDefinition<_dunlin_customer_v1_ListCustomersRequest, _dunlin_customer_v1_ListCustomersResponse, _dunlin_customer_v1_ListCustomersRequest__Output, _dunlin_customer_v1_ListCustomersResponse__Output>
  LowerFlag: MethodDefinition<_dunlin_customer_v1_LowerFlagRequest, _dunlin_customer_v1_LowerFlagResponse, _dunlin_customer_v1_LowerFlagRequest__Output, _dunlin_customer_v1_LowerFlagResponse__Output>
  RaiseFlag: MethodDefinition<_dunlin_customer_v1_RaiseFlagRequest, _dunlin_customer_v1_RaiseFlagResponse, _dunlin_customer_v1_RaiseFlagRequest__Output, _dunlin_customer_v1_RaiseFlagResponse__Output>
  SearchCustomers: MethodDefinition<_dunlin_customer_v1_SearchCustomersRequest, _dunlin_customer_v1_SearchCustomersResponse, _dunlin_customer_v1_SearchCustomersRequest__Output, _dunlin_customer_v1_SearchCustomersResponse__Output>
  SetPostalAddress: MethodDefinition<_dunlin_customer_v1_SetPostalAddressRequest, _dunlin_customer_v1_SetPostalAddressResponse, _dunlin_customer_v1_SetPostalAddressRequest__Output, _dunlin_customer_v1_SetPostalAddressResponse__Output>
  UpsertCustomers: MethodDefinition<_dunlin_customer_v1_UpsertCustomersRequest, _dunlin_customer_v1_UpsertCustomersResponse, _dunlin_customer_v1_UpsertCustomersRequest__Output, _dunlin_customer_v1_UpsertCustomersResponse__Output>
}
