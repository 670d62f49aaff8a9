// Original file: /work/wt-people/protos/dunlin/workflow/v1/hold_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CheckHoldsRequest as _dunlin_workflow_v1_CheckHoldsRequest, CheckHoldsRequest__Output as _dunlin_workflow_v1_CheckHoldsRequest__Output } from '../../../dunlin/workflow/v1/CheckHoldsRequest.js';
import type { CheckHoldsResponse as _dunlin_workflow_v1_CheckHoldsResponse, CheckHoldsResponse__Output as _dunlin_workflow_v1_CheckHoldsResponse__Output } from '../../../dunlin/workflow/v1/CheckHoldsResponse.js';
import type { LiftHoldRequest as _dunlin_workflow_v1_LiftHoldRequest, LiftHoldRequest__Output as _dunlin_workflow_v1_LiftHoldRequest__Output } from '../../../dunlin/workflow/v1/LiftHoldRequest.js';
import type { LiftHoldResponse as _dunlin_workflow_v1_LiftHoldResponse, LiftHoldResponse__Output as _dunlin_workflow_v1_LiftHoldResponse__Output } from '../../../dunlin/workflow/v1/LiftHoldResponse.js';
import type { ListHoldsRequest as _dunlin_workflow_v1_ListHoldsRequest, ListHoldsRequest__Output as _dunlin_workflow_v1_ListHoldsRequest__Output } from '../../../dunlin/workflow/v1/ListHoldsRequest.js';
import type { ListHoldsResponse as _dunlin_workflow_v1_ListHoldsResponse, ListHoldsResponse__Output as _dunlin_workflow_v1_ListHoldsResponse__Output } from '../../../dunlin/workflow/v1/ListHoldsResponse.js';
import type { PlaceHoldRequest as _dunlin_workflow_v1_PlaceHoldRequest, PlaceHoldRequest__Output as _dunlin_workflow_v1_PlaceHoldRequest__Output } from '../../../dunlin/workflow/v1/PlaceHoldRequest.js';
import type { PlaceHoldResponse as _dunlin_workflow_v1_PlaceHoldResponse, PlaceHoldResponse__Output as _dunlin_workflow_v1_PlaceHoldResponse__Output } from '../../../dunlin/workflow/v1/PlaceHoldResponse.js';

export interface HoldServiceClient extends grpc.Client {
  CheckHolds(argument: _dunlin_workflow_v1_CheckHoldsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_CheckHoldsResponse__Output>): grpc.ClientUnaryCall;
  CheckHolds(argument: _dunlin_workflow_v1_CheckHoldsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_workflow_v1_CheckHoldsResponse__Output>): grpc.ClientUnaryCall;
  CheckHolds(argument: _dunlin_workflow_v1_CheckHoldsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_CheckHoldsResponse__Output>): grpc.ClientUnaryCall;
  CheckHolds(argument: _dunlin_workflow_v1_CheckHoldsRequest, callback: grpc.requestCallback<_dunlin_workflow_v1_CheckHoldsResponse__Output>): grpc.ClientUnaryCall;
  checkHolds(argument: _dunlin_workflow_v1_CheckHoldsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_CheckHoldsResponse__Output>): grpc.ClientUnaryCall;
  checkHolds(argument: _dunlin_workflow_v1_CheckHoldsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_workflow_v1_CheckHoldsResponse__Output>): grpc.ClientUnaryCall;
  checkHolds(argument: _dunlin_workflow_v1_CheckHoldsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_CheckHoldsResponse__Output>): grpc.ClientUnaryCall;
  checkHolds(argument: _dunlin_workflow_v1_CheckHoldsRequest, callback: grpc.requestCallback<_dunlin_workflow_v1_CheckHoldsResponse__Output>): grpc.ClientUnaryCall;
  
  LiftHold(argument: _dunlin_workflow_v1_LiftHoldRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_LiftHoldResponse__Output>): grpc.ClientUnaryCall;
  LiftHold(argument: _dunlin_workflow_v1_LiftHoldRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_workflow_v1_LiftHoldResponse__Output>): grpc.ClientUnaryCall;
  LiftHold(argument: _dunlin_workflow_v1_LiftHoldRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_LiftHoldResponse__Output>): grpc.ClientUnaryCall;
  LiftHold(argument: _dunlin_workflow_v1_LiftHoldRequest, callback: grpc.requestCallback<_dunlin_workflow_v1_LiftHoldResponse__Output>): grpc.ClientUnaryCall;
  liftHold(argument: _dunlin_workflow_v1_LiftHoldRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_LiftHoldResponse__Output>): grpc.ClientUnaryCall;
  liftHold(argument: _dunlin_workflow_v1_LiftHoldRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_workflow_v1_LiftHoldResponse__Output>): grpc.ClientUnaryCall;
  liftHold(argument: _dunlin_workflow_v1_LiftHoldRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_LiftHoldResponse__Output>): grpc.ClientUnaryCall;
  liftHold(argument: _dunlin_workflow_v1_LiftHoldRequest, callback: grpc.requestCallback<_dunlin_workflow_v1_LiftHoldResponse__Output>): grpc.ClientUnaryCall;
  
  ListHolds(argument: _dunlin_workflow_v1_ListHoldsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_ListHoldsResponse__Output>): grpc.ClientUnaryCall;
  ListHolds(argument: _dunlin_workflow_v1_ListHoldsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_workflow_v1_ListHoldsResponse__Output>): grpc.ClientUnaryCall;
  ListHolds(argument: _dunlin_workflow_v1_ListHoldsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_ListHoldsResponse__Output>): grpc.ClientUnaryCall;
  ListHolds(argument: _dunlin_workflow_v1_ListHoldsRequest, callback: grpc.requestCallback<_dunlin_workflow_v1_ListHoldsResponse__Output>): grpc.ClientUnaryCall;
  listHolds(argument: _dunlin_workflow_v1_ListHoldsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_ListHoldsResponse__Output>): grpc.ClientUnaryCall;
  listHolds(argument: _dunlin_workflow_v1_ListHoldsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_workflow_v1_ListHoldsResponse__Output>): grpc.ClientUnaryCall;
  listHolds(argument: _dunlin_workflow_v1_ListHoldsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_ListHoldsResponse__Output>): grpc.ClientUnaryCall;
  listHolds(argument: _dunlin_workflow_v1_ListHoldsRequest, callback: grpc.requestCallback<_dunlin_workflow_v1_ListHoldsResponse__Output>): grpc.ClientUnaryCall;
  
  PlaceHold(argument: _dunlin_workflow_v1_PlaceHoldRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_PlaceHoldResponse__Output>): grpc.ClientUnaryCall;
  PlaceHold(argument: _dunlin_workflow_v1_PlaceHoldRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_workflow_v1_PlaceHoldResponse__Output>): grpc.ClientUnaryCall;
  PlaceHold(argument: _dunlin_workflow_v1_PlaceHoldRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_PlaceHoldResponse__Output>): grpc.ClientUnaryCall;
  PlaceHold(argument: _dunlin_workflow_v1_PlaceHoldRequest, callback: grpc.requestCallback<_dunlin_workflow_v1_PlaceHoldResponse__Output>): grpc.ClientUnaryCall;
  placeHold(argument: _dunlin_workflow_v1_PlaceHoldRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_PlaceHoldResponse__Output>): grpc.ClientUnaryCall;
  placeHold(argument: _dunlin_workflow_v1_PlaceHoldRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_workflow_v1_PlaceHoldResponse__Output>): grpc.ClientUnaryCall;
  placeHold(argument: _dunlin_workflow_v1_PlaceHoldRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_PlaceHoldResponse__Output>): grpc.ClientUnaryCall;
  placeHold(argument: _dunlin_workflow_v1_PlaceHoldRequest, callback: grpc.requestCallback<_dunlin_workflow_v1_PlaceHoldResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface HoldServiceHandlers extends grpc.UntypedServiceImplementation {
  CheckHolds: grpc.handleUnaryCall<_dunlin_workflow_v1_CheckHoldsRequest__Output, _dunlin_workflow_v1_CheckHoldsResponse>;
  
  LiftHold: grpc.handleUnaryCall<_dunlin_workflow_v1_LiftHoldRequest__Output, _dunlin_workflow_v1_LiftHoldResponse>;
  
  ListHolds: grpc.handleUnaryCall<_dunlin_workflow_v1_ListHoldsRequest__Output, _dunlin_workflow_v1_ListHoldsResponse>;
  
  PlaceHold: grpc.handleUnaryCall<_dunlin_workflow_v1_PlaceHoldRequest__Output, _dunlin_workflow_v1_PlaceHoldResponse>;
  
}

export interface HoldServiceDefinition extends grpc.ServiceDefinition {
  CheckHolds: MethodDefinition<_dunlin_workflow_v1_CheckHoldsRequest, _dunlin_workflow_v1_CheckHoldsResponse, _dunlin_workflow_v1_CheckHoldsRequest__Output, _dunlin_workflow_v1_CheckHoldsResponse__Output>
  LiftHold: MethodDefinition<_dunlin_workflow_v1_LiftHoldRequest, _dunlin_workflow_v1_LiftHoldResponse, _dunlin_workflow_v1_LiftHoldRequest__Output, _dunlin_workflow_v1_LiftHoldResponse__Output>
  ListHolds: MethodDefinition<_dunlin_workflow_v1_ListHoldsRequest, _dunlin_workflow_v1_ListHoldsResponse, _dunlin_workflow_v1_ListHoldsRequest__Output, _dunlin_workflow_v1_ListHoldsResponse__Output>
  PlaceHold: MethodDefinition<_dunlin_workflow_v1_PlaceHoldRequest, _dunlin_workflow_v1_PlaceHoldResponse, _dunlin_workflow_v1_PlaceHoldRequest__Output, _dunlin_workflow_v1_PlaceHoldResponse__Output>
}
