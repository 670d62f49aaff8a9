// Original file: /work/wt-people/protos/dunlin/workflow/v1/clock_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { AdvanceClockRequest as _dunlin_workflow_v1_AdvanceClockRequest, AdvanceClockRequest__Output as _dunlin_workflow_v1_AdvanceClockRequest__Output } from '../../../dunlin/workflow/v1/AdvanceClockRequest.js';
import type { AdvanceClockResponse as _dunlin_workflow_v1_AdvanceClockResponse, AdvanceClockResponse__Output as _dunlin_workflow_v1_AdvanceClockResponse__Output } from '../../../dunlin/workflow/v1/AdvanceClockResponse.js';
import type { CancelClockAdvanceRequest as _dunlin_workflow_v1_CancelClockAdvanceRequest, CancelClockAdvanceRequest__Output as _dunlin_workflow_v1_CancelClockAdvanceRequest__Output } from '../../../dunlin/workflow/v1/CancelClockAdvanceRequest.js';
import type { CancelClockAdvanceResponse as _dunlin_workflow_v1_CancelClockAdvanceResponse, CancelClockAdvanceResponse__Output as _dunlin_workflow_v1_CancelClockAdvanceResponse__Output } from '../../../dunlin/workflow/v1/CancelClockAdvanceResponse.js';
import type { GetClockAdvanceRequest as _dunlin_workflow_v1_GetClockAdvanceRequest, GetClockAdvanceRequest__Output as _dunlin_workflow_v1_GetClockAdvanceRequest__Output } from '../../../dunlin/workflow/v1/GetClockAdvanceRequest.js';
import type { GetClockAdvanceResponse as _dunlin_workflow_v1_GetClockAdvanceResponse, GetClockAdvanceResponse__Output as _dunlin_workflow_v1_GetClockAdvanceResponse__Output } from '../../../dunlin/workflow/v1/GetClockAdvanceResponse.js';

export interface ClockServiceClient extends grpc.Client {
  AdvanceClock(argument: _dunlin_workflow_v1_AdvanceClockRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_AdvanceClockResponse__Output>): grpc.ClientUnaryCall;
  AdvanceClock(argument: _dunlin_workflow_v1_AdvanceClockRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_workflow_v1_AdvanceClockResponse__Output>): grpc.ClientUnaryCall;
  AdvanceClock(argument: _dunlin_workflow_v1_AdvanceClockRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_AdvanceClockResponse__Output>): grpc.ClientUnaryCall;
  AdvanceClock(argument: _dunlin_workflow_v1_AdvanceClockRequest, callback: grpc.requestCallback<_dunlin_workflow_v1_AdvanceClockResponse__Output>): grpc.ClientUnaryCall;
  advanceClock(argument: _dunlin_workflow_v1_AdvanceClockRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_AdvanceClockResponse__Output>): grpc.ClientUnaryCall;
  advanceClock(argument: _dunlin_workflow_v1_AdvanceClockRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_workflow_v1_AdvanceClockResponse__Output>): grpc.ClientUnaryCall;
  advanceClock(argument: _dunlin_workflow_v1_AdvanceClockRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_AdvanceClockResponse__Output>): grpc.ClientUnaryCall;
  advanceClock(argument: _dunlin_workflow_v1_AdvanceClockRequest, callback: grpc.requestCallback<_dunlin_workflow_v1_AdvanceClockResponse__Output>): grpc.ClientUnaryCall;
  
  CancelClockAdvance(argument: _dunlin_workflow_v1_CancelClockAdvanceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_CancelClockAdvanceResponse__Output>): grpc.ClientUnaryCall;
  CancelClockAdvance(argument: _dunlin_workflow_v1_CancelClockAdvanceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_workflow_v1_CancelClockAdvanceResponse__Output>): grpc.ClientUnaryCall;
  CancelClockAdvance(argument: _dunlin_workflow_v1_CancelClockAdvanceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_CancelClockAdvanceResponse__Output>): grpc.ClientUnaryCall;
  CancelClockAdvance(argument: _dunlin_workflow_v1_CancelClockAdvanceRequest, callback: grpc.requestCallback<_dunlin_workflow_v1_CancelClockAdvanceResponse__Output>): grpc.ClientUnaryCall;
  cancelClockAdvance(argument: _dunlin_workflow_v1_CancelClockAdvanceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_CancelClockAdvanceResponse__Output>): grpc.ClientUnaryCall;
  cancelClockAdvance(argument: _dunlin_workflow_v1_CancelClockAdvanceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_workflow_v1_CancelClockAdvanceResponse__Output>): grpc.ClientUnaryCall;
  cancelClockAdvance(argument: _dunlin_workflow_v1_CancelClockAdvanceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_CancelClockAdvanceResponse__Output>): grpc.ClientUnaryCall;
  cancelClockAdvance(argument: _dunlin_workflow_v1_CancelClockAdvanceRequest, callback: grpc.requestCallback<_dunlin_workflow_v1_CancelClockAdvanceResponse__Output>): grpc.ClientUnaryCall;
  
  GetClockAdvance(argument: _dunlin_workflow_v1_GetClockAdvanceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_GetClockAdvanceResponse__Output>): grpc.ClientUnaryCall;
  GetClockAdvance(argument: _dunlin_workflow_v1_GetClockAdvanceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_workflow_v1_GetClockAdvanceResponse__Output>): grpc.ClientUnaryCall;
  GetClockAdvance(argument: _dunlin_workflow_v1_GetClockAdvanceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_GetClockAdvanceResponse__Output>): grpc.ClientUnaryCall;
  GetClockAdvance(argument: _dunlin_workflow_v1_GetClockAdvanceRequest, callback: grpc.requestCallback<_dunlin_workflow_v1_GetClockAdvanceResponse__Output>): grpc.ClientUnaryCall;
  getClockAdvance(argument: _dunlin_workflow_v1_GetClockAdvanceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_GetClockAdvanceResponse__Output>): grpc.ClientUnaryCall;
  getClockAdvance(argument: _dunlin_workflow_v1_GetClockAdvanceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_workflow_v1_GetClockAdvanceResponse__Output>): grpc.ClientUnaryCall;
  getClockAdvance(argument: _dunlin_workflow_v1_GetClockAdvanceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_GetClockAdvanceResponse__Output>): grpc.ClientUnaryCall;
  getClockAdvance(argument: _dunlin_workflow_v1_GetClockAdvanceRequest, callback: grpc.requestCallback<_dunlin_workflow_v1_GetClockAdvanceResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface ClockServiceHandlers extends grpc.UntypedServiceImplementation {
  AdvanceClock: grpc.handleUnaryCall<_dunlin_workflow_v1_AdvanceClockRequest__Output, _dunlin_workflow_v1_AdvanceClockResponse>;
  
  CancelClockAdvance: grpc.handleUnaryCall<_dunlin_workflow_v1_CancelClockAdvanceRequest__Output, _dunlin_workflow_v1_CancelClockAdvanceResponse>;
  
  GetClockAdvance: grpc.handleUnaryCall<_dunlin_workflow_v1_GetClockAdvanceRequest__Output, _dunlin_workflow_v1_GetClockAdvanceResponse>;
  
}

export interface ClockServiceDefinition extends grpc.ServiceDefinition {
  AdvanceClock: MethodDefinition<_dunlin_workflow_v1_AdvanceClockRequest, _dunlin_workflow_v1_AdvanceClockResponse, _dunlin_workflow_v1_AdvanceClockRequest__Output, _dunlin_workflow_v1_AdvanceClockResponse__Output>
  CancelClockAdvance: MethodDefinition<_dunlin_workflow_v1_CancelClockAdvanceRequest, _dunlin_workflow_v1_CancelClockAdvanceResponse, _dunlin_workflow_v1_CancelClockAdvanceRequest__Output, _dunlin_workflow_v1_CancelClockAdvanceResponse__Output>
  GetClockAdvance: MethodDefinition<_dunlin_workflow_v1_GetClockAdvanceRequest, _dunlin_workflow_v1_GetClockAdvanceResponse, _dunlin_workflow_v1_GetClockAdvanceRequest__Output, _dunlin_workflow_v1_GetClockAdvanceResponse__Output>
}
