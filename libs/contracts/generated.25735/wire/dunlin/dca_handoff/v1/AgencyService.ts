// Original file: /work/wt-people/protos/dunlin/dca_handoff/v1/agency_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ApplyAgencyRequest as _dunlin_dca_handoff_v1_ApplyAgencyRequest, ApplyAgencyRequest__Output as _dunlin_dca_handoff_v1_ApplyAgencyRequest__Output } from '../../../dunlin/dca_handoff/v1/ApplyAgencyRequest.js';
import type { ApplyAgencyResponse as _dunlin_dca_handoff_v1_ApplyAgencyResponse, ApplyAgencyResponse__Output as _dunlin_dca_handoff_v1_ApplyAgencyResponse__Output } from '../../../dunlin/dca_handoff/v1/ApplyAgencyResponse.js';
import type { CheckAgenciesRequest as _dunlin_dca_handoff_v1_CheckAgenciesRequest, CheckAgenciesRequest__Output as _dunlin_dca_handoff_v1_CheckAgenciesRequest__Output } from '../../../dunlin/dca_handoff/v1/CheckAgenciesRequest.js';
import type { CheckAgenciesResponse as _dunlin_dca_handoff_v1_CheckAgenciesResponse, CheckAgenciesResponse__Output as _dunlin_dca_handoff_v1_CheckAgenciesResponse__Output } from '../../../dunlin/dca_handoff/v1/CheckAgenciesResponse.js';
import type { ListAgenciesRequest as _dunlin_dca_handoff_v1_ListAgenciesRequest, ListAgenciesRequest__Output as _dunlin_dca_handoff_v1_ListAgenciesRequest__Output } from '../../../dunlin/dca_handoff/v1/ListAgenciesRequest.js';
import type { ListAgenciesResponse as _dunlin_dca_handoff_v1_ListAgenciesResponse, ListAgenciesResponse__Output as _dunlin_dca_handoff_v1_ListAgenciesResponse__Output } from '../../../dunlin/dca_handoff/v1/ListAgenciesResponse.js';

export interface AgencyServiceClient extends grpc.Client {
  ApplyAgency(argument: _dunlin_dca_handoff_v1_ApplyAgencyRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ApplyAgencyResponse__Output>): grpc.ClientUnaryCall;
  ApplyAgency(argument: _dunlin_dca_handoff_v1_ApplyAgencyRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ApplyAgencyResponse__Output>): grpc.ClientUnaryCall;
  ApplyAgency(argument: _dunlin_dca_handoff_v1_ApplyAgencyRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ApplyAgencyResponse__Output>): grpc.ClientUnaryCall;
  ApplyAgency(argument: _dunlin_dca_handoff_v1_ApplyAgencyRequest, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ApplyAgencyResponse__Output>): grpc.ClientUnaryCall;
  applyAgency(argument: _dunlin_dca_handoff_v1_ApplyAgencyRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ApplyAgencyResponse__Output>): grpc.ClientUnaryCall;
  applyAgency(argument: _dunlin_dca_handoff_v1_ApplyAgencyRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ApplyAgencyResponse__Output>): grpc.ClientUnaryCall;
  applyAgency(argument: _dunlin_dca_handoff_v1_ApplyAgencyRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ApplyAgencyResponse__Output>): grpc.ClientUnaryCall;
  applyAgency(argument: _dunlin_dca_handoff_v1_ApplyAgencyRequest, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ApplyAgencyResponse__Output>): grpc.ClientUnaryCall;
  
  CheckAgencies(argument: _dunlin_dca_handoff_v1_CheckAgenciesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_CheckAgenciesResponse__Output>): grpc.ClientUnaryCall;
  CheckAgencies(argument: _dunlin_dca_handoff_v1_CheckAgenciesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_CheckAgenciesResponse__Output>): grpc.ClientUnaryCall;
  CheckAgencies(argument: _dunlin_dca_handoff_v1_CheckAgenciesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_CheckAgenciesResponse__Output>): grpc.ClientUnaryCall;
  CheckAgencies(argument: _dunlin_dca_handoff_v1_CheckAgenciesRequest, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_CheckAgenciesResponse__Output>): grpc.ClientUnaryCall;
  checkAgencies(argument: _dunlin_dca_handoff_v1_CheckAgenciesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_CheckAgenciesResponse__Output>): grpc.ClientUnaryCall;
  checkAgencies(argument: _dunlin_dca_handoff_v1_CheckAgenciesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_CheckAgenciesResponse__Output>): grpc.ClientUnaryCall;
  checkAgencies(argument: _dunlin_dca_handoff_v1_CheckAgenciesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_CheckAgenciesResponse__Output>): grpc.ClientUnaryCall;
  checkAgencies(argument: _dunlin_dca_handoff_v1_CheckAgenciesRequest, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_CheckAgenciesResponse__Output>): grpc.ClientUnaryCall;
  
  ListAgencies(argument: _dunlin_dca_handoff_v1_ListAgenciesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ListAgenciesResponse__Output>): grpc.ClientUnaryCall;
  ListAgencies(argument: _dunlin_dca_handoff_v1_ListAgenciesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ListAgenciesResponse__Output>): grpc.ClientUnaryCall;
  ListAgencies(argument: _dunlin_dca_handoff_v1_ListAgenciesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ListAgenciesResponse__Output>): grpc.ClientUnaryCall;
  ListAgencies(argument: _dunlin_dca_handoff_v1_ListAgenciesRequest, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ListAgenciesResponse__Output>): grpc.ClientUnaryCall;
  listAgencies(argument: _dunlin_dca_handoff_v1_ListAgenciesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ListAgenciesResponse__Output>): grpc.ClientUnaryCall;
  listAgencies(argument: _dunlin_dca_handoff_v1_ListAgenciesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ListAgenciesResponse__Output>): grpc.ClientUnaryCall;
  listAgencies(argument: _dunlin_dca_handoff_v1_ListAgenciesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ListAgenciesResponse__Output>): grpc.ClientUnaryCall;
  listAgencies(argument: _dunlin_dca_handoff_v1_ListAgenciesRequest, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ListAgenciesResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface AgencyServiceHandlers extends grpc.UntypedServiceImplementation {
  ApplyAgency: grpc.handleUnaryCall<_dunlin_dca_handoff_v1_ApplyAgencyRequest__Output, _dunlin_dca_handoff_v1_ApplyAgencyResponse>;
  
  CheckAgencies: grpc.handleUnaryCall<_dunlin_dca_handoff_v1_CheckAgenciesRequest__Output, _dunlin_dca_handoff_v1_CheckAgenciesResponse>;
  
  ListAgencies: grpc.handleUnaryCall<_dunlin_dca_handoff_v1_ListAgenciesRequest__Output, _dunlin_dca_handoff_v1_ListAgenciesResponse>;
  
}

export interface AgencyServiceDefinition extends grpc.ServiceDefinition {
  ApplyAgency: MethodDefinition<_dunlin_dca_handoff_v1_ApplyAgencyRequest, _dunlin_dca_handoff_v1_ApplyAgencyResponse, _dunlin_dca_handoff_v1_ApplyAgencyRequest__Output, _dunlin_dca_handoff_v1_ApplyAgencyResponse__Output>
  CheckAgencies: MethodDefinition<_dunlin_dca_handoff_v1_CheckAgenciesRequest, _dunlin_dca_handoff_v1_CheckAgenciesResponse, _dunlin_dca_handoff_v1_CheckAgenciesRequest__Output, _dunlin_dca_handoff_v1_CheckAgenciesResponse__Output>
  ListAgencies: MethodDefinition<_dunlin_dca_handoff_v1_ListAgenciesRequest, _dunlin_dca_handoff_v1_ListAgenciesResponse, _dunlin_dca_handoff_v1_ListAgenciesRequest__Output, _dunlin_dca_handoff_v1_ListAgenciesResponse__Output>
}
