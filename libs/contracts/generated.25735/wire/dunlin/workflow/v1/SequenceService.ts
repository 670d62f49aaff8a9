// Original file: /work/wt-people/protos/dunlin/workflow/v1/sequence_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ApplySequenceRequest as _dunlin_workflow_v1_ApplySequenceRequest, ApplySequenceRequest__Output as _dunlin_workflow_v1_ApplySequenceRequest__Output } from '../../../dunlin/workflow/v1/ApplySequenceRequest.js';
import type { ApplySequenceResponse as _dunlin_workflow_v1_ApplySequenceResponse, ApplySequenceResponse__Output as _dunlin_workflow_v1_ApplySequenceResponse__Output } from '../../../dunlin/workflow/v1/ApplySequenceResponse.js';
import type { GetSequenceRequest as _dunlin_workflow_v1_GetSequenceRequest, GetSequenceRequest__Output as _dunlin_workflow_v1_GetSequenceRequest__Output } from '../../../dunlin/workflow/v1/GetSequenceRequest.js';
import type { GetSequenceResponse as _dunlin_workflow_v1_GetSequenceResponse, GetSequenceResponse__Output as _dunlin_workflow_v1_GetSequenceResponse__Output } from '../../../dunlin/workflow/v1/GetSequenceResponse.js';
import type { ListSequencesRequest as _dunlin_workflow_v1_ListSequencesRequest, ListSequencesRequest__Output as _dunlin_workflow_v1_ListSequencesRequest__Output } from '../../../dunlin/workflow/v1/ListSequencesRequest.js';
import type { ListSequencesResponse as _dunlin_workflow_v1_ListSequencesResponse, ListSequencesResponse__Output as _dunlin_workflow_v1_ListSequencesResponse__Output } from '../../../dunlin/workflow/v1/ListSequencesResponse.js';

export interface SequenceServiceClient extends grpc.Client {
  ApplySequence(argument: _dunlin_workflow_v1_ApplySequenceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_ApplySequenceResponse__Output>): grpc.ClientUnaryCall;
  ApplySequence(argument: _dunlin_workflow_v1_ApplySequenceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_workflow_v1_ApplySequenceResponse__Output>): grpc.ClientUnaryCall;
  ApplySequence(argument: _dunlin_workflow_v1_ApplySequenceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_ApplySequenceResponse__Output>): grpc.ClientUnaryCall;
  ApplySequence(argument: _dunlin_workflow_v1_ApplySequenceRequest, callback: grpc.requestCallback<_dunlin_workflow_v1_ApplySequenceResponse__Output>): grpc.ClientUnaryCall;
  applySequence(argument: _dunlin_workflow_v1_ApplySequenceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_ApplySequenceResponse__Output>): grpc.ClientUnaryCall;
  applySequence(argument: _dunlin_workflow_v1_ApplySequenceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_workflow_v1_ApplySequenceResponse__Output>): grpc.ClientUnaryCall;
  applySequence(argument: _dunlin_workflow_v1_ApplySequenceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_ApplySequenceResponse__Output>): grpc.ClientUnaryCall;
  applySequence(argument: _dunlin_workflow_v1_ApplySequenceRequest, callback: grpc.requestCallback<_dunlin_workflow_v1_ApplySequenceResponse__Output>): grpc.ClientUnaryCall;
  
  GetSequence(argument: _dunlin_workflow_v1_GetSequenceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_GetSequenceResponse__Output>): grpc.ClientUnaryCall;
  GetSequence(argument: _dunlin_workflow_v1_GetSequenceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_workflow_v1_GetSequenceResponse__Output>): grpc.ClientUnaryCall;
  GetSequence(argument: _dunlin_workflow_v1_GetSequenceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_GetSequenceResponse__Output>): grpc.ClientUnaryCall;
  GetSequence(argument: _dunlin_workflow_v1_GetSequenceRequest, callback: grpc.requestCallback<_dunlin_workflow_v1_GetSequenceResponse__Output>): grpc.ClientUnaryCall;
  getSequence(argument: _dunlin_workflow_v1_GetSequenceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_GetSequenceResponse__Output>): grpc.ClientUnaryCall;
  getSequence(argument: _dunlin_workflow_v1_GetSequenceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_workflow_v1_GetSequenceResponse__Output>): grpc.ClientUnaryCall;
  getSequence(argument: _dunlin_workflow_v1_GetSequenceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_GetSequenceResponse__Output>): grpc.ClientUnaryCall;
  getSequence(argument: _dunlin_workflow_v1_GetSequenceRequest, callback: grpc.requestCallback<_dunlin_workflow_v1_GetSequenceResponse__Output>): grpc.ClientUnaryCall;
  
  ListSequences(argument: _dunlin_workflow_v1_ListSequencesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_ListSequencesResponse__Output>): grpc.ClientUnaryCall;
  ListSequences(argument: _dunlin_workflow_v1_ListSequencesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_workflow_v1_ListSequencesResponse__Output>): grpc.ClientUnaryCall;
  ListSequences(argument: _dunlin_workflow_v1_ListSequencesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_ListSequencesResponse__Output>): grpc.ClientUnaryCall;
  ListSequences(argument: _dunlin_workflow_v1_ListSequencesRequest, callback: grpc.requestCallback<_dunlin_workflow_v1_ListSequencesResponse__Output>): grpc.ClientUnaryCall;
  listSequences(argument: _dunlin_workflow_v1_ListSequencesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_ListSequencesResponse__Output>): grpc.ClientUnaryCall;
  listSequences(argument: _dunlin_workflow_v1_ListSequencesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_workflow_v1_ListSequencesResponse__Output>): grpc.ClientUnaryCall;
  listSequences(argument: _dunlin_workflow_v1_ListSequencesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_ListSequencesResponse__Output>): grpc.ClientUnaryCall;
  listSequences(argument: _dunlin_workflow_v1_ListSequencesRequest, callback: grpc.requestCallback<_dunlin_workflow_v1_ListSequencesResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface SequenceServiceHandlers extends grpc.UntypedServiceImplementation {
  ApplySequence: grpc.handleUnaryCall<_dunlin_workflow_v1_ApplySequenceRequest__Output, _dunlin_workflow_v1_ApplySequenceResponse>;
  
  GetSequence: grpc.handleUnaryCall<_dunlin_workflow_v1_GetSequenceRequest__Output, _dunlin_workflow_v1_GetSequenceResponse>;
  
  ListSequences: grpc.handleUnaryCall<_dunlin_workflow_v1_ListSequencesRequest__Output, _dunlin_workflow_v1_ListSequencesResponse>;
  
}

export interface SequenceServiceDefinition extends grpc.ServiceDefinition {
  ApplySequence: MethodDefinition<_dunlin_workflow_v1_ApplySequenceRequest, _dunlin_workflow_v1_ApplySequenceResponse, _dunlin_workflow_v1_ApplySequenceRequest__Output, _dunlin_workflow_v1_ApplySequenceResponse__Output>
  GetSequence: MethodDefinition<_dunlin_workflow_v1_GetSequenceRequest, _dunlin_workflow_v1_GetSequenceResponse, _dunlin_workflow_v1_GetSequenceRequest__Output, _dunlin_workflow_v1_GetSequenceResponse__Output>
  ListSequences: MethodDefinition<_dunlin_workflow_v1_ListSequencesRequest, _dunlin_workflow_v1_ListSequencesResponse, _dunlin_workflow_v1_ListSequencesRequest__Output, _dunlin_workflow_v1_ListSequencesResponse__Output>
}
