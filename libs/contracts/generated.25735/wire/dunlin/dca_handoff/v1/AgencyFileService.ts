// Original file: /work/wt-people/protos/dunlin/dca_handoff/v1/agency_file_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ListAgencyFileErrorsRequest as _dunlin_dca_handoff_v1_ListAgencyFileErrorsRequest, ListAgencyFileErrorsRequest__Output as _dunlin_dca_handoff_v1_ListAgencyFileErrorsRequest__Output } from '../../../dunlin/dca_handoff/v1/ListAgencyFileErrorsRequest.js';
import type { ListAgencyFileErrorsResponse as _dunlin_dca_handoff_v1_ListAgencyFileErrorsResponse, ListAgencyFileErrorsResponse__Output as _dunlin_dca_handoff_v1_ListAgencyFileErrorsResponse__Output } from '../../../dunlin/dca_handoff/v1/ListAgencyFileErrorsResponse.js';
import type { ReadAgencyFilesRequest as _dunlin_dca_handoff_v1_ReadAgencyFilesRequest, ReadAgencyFilesRequest__Output as _dunlin_dca_handoff_v1_ReadAgencyFilesRequest__Output } from '../../../dunlin/dca_handoff/v1/ReadAgencyFilesRequest.js';
import type { ReadAgencyFilesResponse as _dunlin_dca_handoff_v1_ReadAgencyFilesResponse, ReadAgencyFilesResponse__Output as _dunlin_dca_handoff_v1_ReadAgencyFilesResponse__Output } from '../../../dunlin/dca_handoff/v1/ReadAgencyFilesResponse.js';

export interface AgencyFileServiceClient extends grpc.Client {
  ListAgencyFileErrors(argument: _dunlin_dca_handoff_v1_ListAgencyFileErrorsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ListAgencyFileErrorsResponse__Output>): grpc.ClientUnaryCall;
  ListAgencyFileErrors(argument: _dunlin_dca_handoff_v1_ListAgencyFileErrorsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ListAgencyFileErrorsResponse__Output>): grpc.ClientUnaryCall;
  ListAgencyFileErrors(argument: _dunlin_dca_handoff_v1_ListAgencyFileErrorsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ListAgencyFileErrorsResponse__Output>): grpc.ClientUnaryCall;
  ListAgencyFileErrors(argument: _dunlin_dca_handoff_v1_ListAgencyFileErrorsRequest, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ListAgencyFileErrorsResponse__Output>): grpc.ClientUnaryCall;
  listAgencyFileErrors(argument: _dunlin_dca_handoff_v1_ListAgencyFileErrorsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ListAgencyFileErrorsResponse__Output>): grpc.ClientUnaryCall;
  listAgencyFileErrors(argument: _dunlin_dca_handoff_v1_ListAgencyFileErrorsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ListAgencyFileErrorsResponse__Output>): grpc.ClientUnaryCall;
  listAgencyFileErrors(argument: _dunlin_dca_handoff_v1_ListAgencyFileErrorsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ListAgencyFileErrorsResponse__Output>): grpc.ClientUnaryCall;
  listAgencyFileErrors(argument: _dunlin_dca_handoff_v1_ListAgencyFileErrorsRequest, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ListAgencyFileErrorsResponse__Output>): grpc.ClientUnaryCall;
  
  ReadAgencyFiles(argument: _dunlin_dca_handoff_v1_ReadAgencyFilesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ReadAgencyFilesResponse__Output>): grpc.ClientUnaryCall;
  ReadAgencyFiles(argument: _dunlin_dca_handoff_v1_ReadAgencyFilesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ReadAgencyFilesResponse__Output>): grpc.ClientUnaryCall;
  ReadAgencyFiles(argument: _dunlin_dca_handoff_v1_ReadAgencyFilesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ReadAgencyFilesResponse__Output>): grpc.ClientUnaryCall;
  ReadAgencyFiles(argument: _dunlin_dca_handoff_v1_ReadAgencyFilesRequest, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ReadAgencyFilesResponse__Output>): grpc.ClientUnaryCall;
  readAgencyFiles(argument: _dunlin_dca_handoff_v1_ReadAgencyFilesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ReadAgencyFilesResponse__Output>): grpc.ClientUnaryCall;
  readAgencyFiles(argument: _dunlin_dca_handoff_v1_ReadAgencyFilesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ReadAgencyFilesResponse__Output>): grpc.ClientUnaryCall;
  readAgencyFiles(argument: _dunlin_dca_handoff_v1_ReadAgencyFilesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ReadAgencyFilesResponse__Output>): grpc.ClientUnaryCall;
  readAgencyFiles(argument: _dunlin_dca_handoff_v1_ReadAgencyFilesRequest, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ReadAgencyFilesResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface AgencyFileServiceHandlers extends grpc.UntypedServiceImplementation {
  ListAgencyFileErrors: grpc.handleUnaryCall<_dunlin_dca_handoff_v1_ListAgencyFileErrorsRequest__Output, _dunlin_dca_handoff_v1_ListAgencyFileErrorsResponse>;
  
  ReadAgencyFiles: grpc.handleUnaryCall<_dunlin_dca_handoff_v1_ReadAgencyFilesRequest__Output, _dunlin_dca_handoff_v1_ReadAgencyFilesResponse>;
  
}

export interface AgencyFileServiceDefinition extends grpc.ServiceDefinition {
  ListAgencyFileErrors: MethodDefinition<_dunlin_dca_handoff_v1_ListAgencyFileErrorsRequest, _dunlin_dca_handoff_v1_ListAgencyFileErrorsResponse, _dunlin_dca_handoff_v1_ListAgencyFileErrorsRequest__Output, _dunlin_dca_handoff_v1_ListAgencyFileErrorsResponse__Output>
  ReadAgencyFiles: MethodDefinition<_dunlin_dca_handoff_v1_ReadAgencyFilesRequest, _dunlin_dca_handoff_v1_ReadAgencyFilesResponse, _dunlin_dca_handoff_v1_ReadAgencyFilesRequest__Output, _dunlin_dca_handoff_v1_ReadAgencyFilesResponse__Output>
}
