// Original file: /work/wt-people/protos/dunlin/common/v1/operations_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { DropParkedEventRequest as _dunlin_common_v1_DropParkedEventRequest, DropParkedEventRequest__Output as _dunlin_common_v1_DropParkedEventRequest__Output } from '../../../dunlin/common/v1/DropParkedEventRequest.js';
import type { DropParkedEventResponse as _dunlin_common_v1_DropParkedEventResponse, DropParkedEventResponse__Output as _dunlin_common_v1_DropParkedEventResponse__Output } from '../../../dunlin/common/v1/DropParkedEventResponse.js';
import type { GetClockRequest as _dunlin_common_v1_GetClockRequest, GetClockRequest__Output as _dunlin_common_v1_GetClockRequest__Output } from '../../../dunlin/common/v1/GetClockRequest.js';
import type { GetClockResponse as _dunlin_common_v1_GetClockResponse, GetClockResponse__Output as _dunlin_common_v1_GetClockResponse__Output } from '../../../dunlin/common/v1/GetClockResponse.js';
import type { GetOutstandingRequest as _dunlin_common_v1_GetOutstandingRequest, GetOutstandingRequest__Output as _dunlin_common_v1_GetOutstandingRequest__Output } from '../../../dunlin/common/v1/GetOutstandingRequest.js';
import type { GetOutstandingResponse as _dunlin_common_v1_GetOutstandingResponse, GetOutstandingResponse__Output as _dunlin_common_v1_GetOutstandingResponse__Output } from '../../../dunlin/common/v1/GetOutstandingResponse.js';
import type { GetParkedKeyRequest as _dunlin_common_v1_GetParkedKeyRequest, GetParkedKeyRequest__Output as _dunlin_common_v1_GetParkedKeyRequest__Output } from '../../../dunlin/common/v1/GetParkedKeyRequest.js';
import type { GetParkedKeyResponse as _dunlin_common_v1_GetParkedKeyResponse, GetParkedKeyResponse__Output as _dunlin_common_v1_GetParkedKeyResponse__Output } from '../../../dunlin/common/v1/GetParkedKeyResponse.js';
import type { ListDeadLettersRequest as _dunlin_common_v1_ListDeadLettersRequest, ListDeadLettersRequest__Output as _dunlin_common_v1_ListDeadLettersRequest__Output } from '../../../dunlin/common/v1/ListDeadLettersRequest.js';
import type { ListDeadLettersResponse as _dunlin_common_v1_ListDeadLettersResponse, ListDeadLettersResponse__Output as _dunlin_common_v1_ListDeadLettersResponse__Output } from '../../../dunlin/common/v1/ListDeadLettersResponse.js';
import type { ListParkedKeysRequest as _dunlin_common_v1_ListParkedKeysRequest, ListParkedKeysRequest__Output as _dunlin_common_v1_ListParkedKeysRequest__Output } from '../../../dunlin/common/v1/ListParkedKeysRequest.js';
import type { ListParkedKeysResponse as _dunlin_common_v1_ListParkedKeysResponse, ListParkedKeysResponse__Output as _dunlin_common_v1_ListParkedKeysResponse__Output } from '../../../dunlin/common/v1/ListParkedKeysResponse.js';
import type { ReplayParkedKeyRequest as _dunlin_common_v1_ReplayParkedKeyRequest, ReplayParkedKeyRequest__Output as _dunlin_common_v1_ReplayParkedKeyRequest__Output } from '../../../dunlin/common/v1/ReplayParkedKeyRequest.js';
import type { ReplayParkedKeyResponse as _dunlin_common_v1_ReplayParkedKeyResponse, ReplayParkedKeyResponse__Output as _dunlin_common_v1_ReplayParkedKeyResponse__Output } from '../../../dunlin/common/v1/ReplayParkedKeyResponse.js';
import type { RunDueRequest as _dunlin_common_v1_RunDueRequest, RunDueRequest__Output as _dunlin_common_v1_RunDueRequest__Output } from '../../../dunlin/common/v1/RunDueRequest.js';
import type { RunDueResponse as _dunlin_common_v1_RunDueResponse, RunDueResponse__Output as _dunlin_common_v1_RunDueResponse__Output } from '../../../dunlin/common/v1/RunDueResponse.js';
import type { SetClockRequest as _dunlin_common_v1_SetClockRequest, SetClockRequest__Output as _dunlin_common_v1_SetClockRequest__Output } from '../../../dunlin/common/v1/SetClockRequest.js';
import type { SetClockResponse as _dunlin_common_v1_SetClockResponse, SetClockResponse__Output as _dunlin_common_v1_SetClockResponse__Output } from '../../../dunlin/common/v1/SetClockResponse.js';

export interface OperationsServiceClient extends grpc.Client {
  DropParkedEvent(argument: _dunlin_common_v1_DropParkedEventRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_common_v1_DropParkedEventResponse__Output>): grpc.ClientUnaryCall;
  DropParkedEvent(argument: _dunlin_common_v1_DropParkedEventRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_common_v1_DropParkedEventResponse__Output>): grpc.ClientUnaryCall;
  DropParkedEvent(argument: _dunlin_common_v1_DropParkedEventRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_common_v1_DropParkedEventResponse__Output>): grpc.ClientUnaryCall;
  DropParkedEvent(argument: _dunlin_common_v1_DropParkedEventRequest, callback: grpc.requestCallback<_dunlin_common_v1_DropParkedEventResponse__Output>): grpc.ClientUnaryCall;
  dropParkedEvent(argument: _dunlin_common_v1_DropParkedEventRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_common_v1_DropParkedEventResponse__Output>): grpc.ClientUnaryCall;
  dropParkedEvent(argument: _dunlin_common_v1_DropParkedEventRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_common_v1_DropParkedEventResponse__Output>): grpc.ClientUnaryCall;
  dropParkedEvent(argument: _dunlin_common_v1_DropParkedEventRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_common_v1_DropParkedEventResponse__Output>): grpc.ClientUnaryCall;
  dropParkedEvent(argument: _dunlin_common_v1_DropParkedEventRequest, callback: grpc.requestCallback<_dunlin_common_v1_DropParkedEventResponse__Output>): grpc.ClientUnaryCall;
  
  GetClock(argument: _dunlin_common_v1_GetClockRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_common_v1_GetClockResponse__Output>): grpc.ClientUnaryCall;
  GetClock(argument: _dunlin_common_v1_GetClockRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_common_v1_GetClockResponse__Output>): grpc.ClientUnaryCall;
  GetClock(argument: _dunlin_common_v1_GetClockRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_common_v1_GetClockResponse__Output>): grpc.ClientUnaryCall;
  GetClock(argument: _dunlin_common_v1_GetClockRequest, callback: grpc.requestCallback<_dunlin_common_v1_GetClockResponse__Output>): grpc.ClientUnaryCall;
  getClock(argument: _dunlin_common_v1_GetClockRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_common_v1_GetClockResponse__Output>): grpc.ClientUnaryCall;
  getClock(argument: _dunlin_common_v1_GetClockRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_common_v1_GetClockResponse__Output>): grpc.ClientUnaryCall;
  getClock(argument: _dunlin_common_v1_GetClockRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_common_v1_GetClockResponse__Output>): grpc.ClientUnaryCall;
  getClock(argument: _dunlin_common_v1_GetClockRequest, callback: grpc.requestCallback<_dunlin_common_v1_GetClockResponse__Output>): grpc.ClientUnaryCall;
  
  GetOutstanding(argument: _dunlin_common_v1_GetOutstandingRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_common_v1_GetOutstandingResponse__Output>): grpc.ClientUnaryCall;
  GetOutstanding(argument: _dunlin_common_v1_GetOutstandingRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_common_v1_GetOutstandingResponse__Output>): grpc.ClientUnaryCall;
  GetOutstanding(argument: _dunlin_common_v1_GetOutstandingRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_common_v1_GetOutstandingResponse__Output>): grpc.ClientUnaryCall;
  GetOutstanding(argument: _dunlin_common_v1_GetOutstandingRequest, callback: grpc.requestCallback<_dunlin_common_v1_GetOutstandingResponse__Output>): grpc.ClientUnaryCall;
  getOutstanding(argument: _dunlin_common_v1_GetOutstandingRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_common_v1_GetOutstandingResponse__Output>): grpc.ClientUnaryCall;
  getOutstanding(argument: _dunlin_common_v1_GetOutstandingRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_common_v1_GetOutstandingResponse__Output>): grpc.ClientUnaryCall;
  getOutstanding(argument: _dunlin_common_v1_GetOutstandingRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_common_v1_GetOutstandingResponse__Output>): grpc.ClientUnaryCall;
  getOutstanding(argument: _dunlin_common_v1_GetOutstandingRequest, callback: grpc.requestCallback<_dunlin_common_v1_GetOutstandingResponse__Output>): grpc.ClientUnaryCall;
  
  GetParkedKey(argument: _dunlin_common_v1_GetParkedKeyRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_common_v1_GetParkedKeyResponse__Output>): grpc.ClientUnaryCall;
  GetParkedKey(argument: _dunlin_common_v1_GetParkedKeyRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_common_v1_GetParkedKeyResponse__Output>): grpc.ClientUnaryCall;
  GetParkedKey(argument: _dunlin_common_v1_GetParkedKeyRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_common_v1_GetParkedKeyResponse__Output>): grpc.ClientUnaryCall;
  GetParkedKey(argument: _dunlin_common_v1_GetParkedKeyRequest, callback: grpc.requestCallback<_dunlin_common_v1_GetParkedKeyResponse__Output>): grpc.ClientUnaryCall;
  getParkedKey(argument: _dunlin_common_v1_GetParkedKeyRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_common_v1_GetParkedKeyResponse__Output>): grpc.ClientUnaryCall;
  getParkedKey(argument: _dunlin_common_v1_GetParkedKeyRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_common_v1_GetParkedKeyResponse__Output>): grpc.ClientUnaryCall;
  getParkedKey(argument: _dunlin_common_v1_GetParkedKeyRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_common_v1_GetParkedKeyResponse__Output>): grpc.ClientUnaryCall;
  getParkedKey(argument: _dunlin_common_v1_GetParkedKeyRequest, callback: grpc.requestCallback<_dunlin_common_v1_GetParkedKeyResponse__Output>): grpc.ClientUnaryCall;
  
  ListDeadLetters(argument: _dunlin_common_v1_ListDeadLettersRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_common_v1_ListDeadLettersResponse__Output>): grpc.ClientUnaryCall;
  ListDeadLetters(argument: _dunlin_common_v1_ListDeadLettersRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_common_v1_ListDeadLettersResponse__Output>): grpc.ClientUnaryCall;
  ListDeadLetters(argument: _dunlin_common_v1_ListDeadLettersRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_common_v1_ListDeadLettersResponse__Output>): grpc.ClientUnaryCall;
  ListDeadLetters(argument: _dunlin_common_v1_ListDeadLettersRequest, callback: grpc.requestCallback<_dunlin_common_v1_ListDeadLettersResponse__Output>): grpc.ClientUnaryCall;
  listDeadLetters(argument: _dunlin_common_v1_ListDeadLettersRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_common_v1_ListDeadLettersResponse__Output>): grpc.ClientUnaryCall;
  listDeadLetters(argument: _dunlin_common_v1_ListDeadLettersRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_common_v1_ListDeadLettersResponse__Output>): grpc.ClientUnaryCall;
  listDeadLetters(argument: _dunlin_common_v1_ListDeadLettersRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_common_v1_ListDeadLettersResponse__Output>): grpc.ClientUnaryCall;
  listDeadLetters(argument: _dunlin_common_v1_ListDeadLettersRequest, callback: grpc.requestCallback<_dunlin_common_v1_ListDeadLettersResponse__Output>): grpc.ClientUnaryCall;
  
  ListParkedKeys(argument: _dunlin_common_v1_ListParkedKeysRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_common_v1_ListParkedKeysResponse__Output>): grpc.ClientUnaryCall;
  ListParkedKeys(argument: _dunlin_common_v1_ListParkedKeysRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_common_v1_ListParkedKeysResponse__Output>): grpc.ClientUnaryCall;
  ListParkedKeys(argument: _dunlin_common_v1_ListParkedKeysRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_common_v1_ListParkedKeysResponse__Output>): grpc.ClientUnaryCall;
  ListParkedKeys(argument: _dunlin_common_v1_ListParkedKeysRequest, callback: grpc.requestCallback<_dunlin_common_v1_ListParkedKeysResponse__Output>): grpc.ClientUnaryCall;
  listParkedKeys(argument: _dunlin_common_v1_ListParkedKeysRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_common_v1_ListParkedKeysResponse__Output>): grpc.ClientUnaryCall;
  listParkedKeys(argument: _dunlin_common_v1_ListParkedKeysRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_common_v1_ListParkedKeysResponse__Output>): grpc.ClientUnaryCall;
  listParkedKeys(argument: _dunlin_common_v1_ListParkedKeysRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_common_v1_ListParkedKeysResponse__Output>): grpc.ClientUnaryCall;
  listParkedKeys(argument: _dunlin_common_v1_ListParkedKeysRequest, callback: grpc.requestCallback<_dunlin_common_v1_ListParkedKeysResponse__Output>): grpc.ClientUnaryCall;
  
  ReplayParkedKey(argument: _dunlin_common_v1_ReplayParkedKeyRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_common_v1_ReplayParkedKeyResponse__Output>): grpc.ClientUnaryCall;
  ReplayParkedKey(argument: _dunlin_common_v1_ReplayParkedKeyRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_common_v1_ReplayParkedKeyResponse__Output>): grpc.ClientUnaryCall;
  ReplayParkedKey(argument: _dunlin_common_v1_ReplayParkedKeyRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_common_v1_ReplayParkedKeyResponse__Output>): grpc.ClientUnaryCall;
  ReplayParkedKey(argument: _dunlin_common_v1_ReplayParkedKeyRequest, callback: grpc.requestCallback<_dunlin_common_v1_ReplayParkedKeyResponse__Output>): grpc.ClientUnaryCall;
  replayParkedKey(argument: _dunlin_common_v1_ReplayParkedKeyRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_common_v1_ReplayParkedKeyResponse__Output>): grpc.ClientUnaryCall;
  replayParkedKey(argument: _dunlin_common_v1_ReplayParkedKeyRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_common_v1_ReplayParkedKeyResponse__Output>): grpc.ClientUnaryCall;
  replayParkedKey(argument: _dunlin_common_v1_ReplayParkedKeyRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_common_v1_ReplayParkedKeyResponse__Output>): grpc.ClientUnaryCall;
  replayParkedKey(argument: _dunlin_common_v1_ReplayParkedKeyRequest, callback: grpc.requestCallback<_dunlin_common_v1_ReplayParkedKeyResponse__Output>): grpc.ClientUnaryCall;
  
  RunDue(argument: _dunlin_common_v1_RunDueRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_common_v1_RunDueResponse__Output>): grpc.ClientUnaryCall;
  RunDue(argument: _dunlin_common_v1_RunDueRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_common_v1_RunDueResponse__Output>): grpc.ClientUnaryCall;
  RunDue(argument: _dunlin_common_v1_RunDueRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_common_v1_RunDueResponse__Output>): grpc.ClientUnaryCall;
  RunDue(argument: _dunlin_common_v1_RunDueRequest, callback: grpc.requestCallback<_dunlin_common_v1_RunDueResponse__Output>): grpc.ClientUnaryCall;
  runDue(argument: _dunlin_common_v1_RunDueRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_common_v1_RunDueResponse__Output>): grpc.ClientUnaryCall;
  runDue(argument: _dunlin_common_v1_RunDueRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_common_v1_RunDueResponse__Output>): grpc.ClientUnaryCall;
  runDue(argument: _dunlin_common_v1_RunDueRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_common_v1_RunDueResponse__Output>): grpc.ClientUnaryCall;
  runDue(argument: _dunlin_common_v1_RunDueRequest, callback: grpc.requestCallback<_dunlin_common_v1_RunDueResponse__Output>): grpc.ClientUnaryCall;
  
  SetClock(argument: _dunlin_common_v1_SetClockRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_common_v1_SetClockResponse__Output>): grpc.ClientUnaryCall;
  SetClock(argument: _dunlin_common_v1_SetClockRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_common_v1_SetClockResponse__Output>): grpc.ClientUnaryCall;
  SetClock(argument: _dunlin_common_v1_SetClockRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_common_v1_SetClockResponse__Output>): grpc.ClientUnaryCall;
  SetClock(argument: _dunlin_common_v1_SetClockRequest, callback: grpc.requestCallback<_dunlin_common_v1_SetClockResponse__Output>): grpc.ClientUnaryCall;
  setClock(argument: _dunlin_common_v1_SetClockRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_common_v1_SetClockResponse__Output>): grpc.ClientUnaryCall;
  setClock(argument: _dunlin_common_v1_SetClockRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_common_v1_SetClockResponse__Output>): grpc.ClientUnaryCall;
  setClock(argument: _dunlin_common_v1_SetClockRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_common_v1_SetClockResponse__Output>): grpc.ClientUnaryCall;
  setClock(argument: _dunlin_common_v1_SetClockRequest, callback: grpc.requestCallback<_dunlin_common_v1_SetClockResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface OperationsServiceHandlers extends grpc.UntypedServiceImplementation {
  DropParkedEvent: grpc.handleUnaryCall<_dunlin_common_v1_DropParkedEventRequest__Output, _dunlin_common_v1_DropParkedEventResponse>;
  
  GetClock: grpc.handleUnaryCall<_dunlin_common_v1_GetClockRequest__Output, _dunlin_common_v1_GetClockResponse>;
  
  GetOutstanding: grpc.handleUnaryCall<_dunlin_common_v1_GetOutstandingRequest__Output, _dunlin_common_v1_GetOutstandingResponse>;
  
  GetParkedKey: grpc.handleUnaryCall<_dunlin_common_v1_GetParkedKeyRequest__Output, _dunlin_common_v1_GetParkedKeyResponse>;
  
  ListDeadLetters: grpc.handleUnaryCall<_dunlin_common_v1_ListDeadLettersRequest__Output, _dunlin_common_v1_ListDeadLettersResponse>;
  
  ListParkedKeys: grpc.handleUnaryCall<_dunlin_common_v1_ListParkedKeysRequest__Output, _dunlin_common_v1_ListParkedKeysResponse>;
  
  ReplayParkedKey: grpc.handleUnaryCall<_dunlin_common_v1_ReplayParkedKeyRequest__Output, _dunlin_common_v1_ReplayParkedKeyResponse>;
  
  RunDue: grpc.handleUnaryCall<_dunlin_common_v1_RunDueRequest__Output, _dunlin_common_v1_RunDueResponse>;
  
  SetClock: grpc.handleUnaryCall<_dunlin_common_v1_SetClockRequest__Output, _dunlin_common_v1_SetClockResponse>;
  
}

export interface OperationsServiceDefinition extends grpc.ServiceDefinition {
  DropParkedEvent: MethodDefinition<_dunlin_common_v1_DropParkedEventRequest, _dunlin_common_v1_DropParkedEventResponse, _dunlin_common_v1_DropParkedEventRequest__Output, _dunlin_common_v1_DropParkedEventResponse__Output>
  GetClock: MethodDefinition<_dunlin_common_v1_GetClockRequest, _dunlin_common_v1_GetClockResponse, _dunlin_common_v1_GetClockRequest__Output, _dunlin_common_v1_GetClockResponse__Output>
  GetOutstanding: MethodDefinition<_dunlin_common_v1_GetOutstandingRequest, _dunlin_common_v1_GetOutstandingResponse, _dunlin_common_v1_GetOutstandingRequest__Output, _dunlin_common_v1_GetOutstandingResponse__Output>
  GetParkedKey: MethodDefinition<_dunlin_common_v1_GetParkedKeyRequest, _dunlin_common_v1_GetParkedKeyResponse, _dunlin_common_v1_GetParkedKeyRequest__Output, _dunlin_common_v1_GetParkedKeyResponse__Output>
  ListDeadLetters: MethodDefinition<_dunlin_common_v1_ListDeadLettersRequest, _dunlin_common_v1_ListDeadLettersResponse, _dunlin_common_v1_ListDeadLettersRequest__Output, _dunlin_common_v1_ListDeadLettersResponse__Output>
  ListParkedKeys: MethodDefinition<_dunlin_common_v1_ListParkedKeysRequest, _dunlin_common_v1_ListParkedKeysResponse, _dunlin_common_v1_ListParkedKeysRequest__Output, _dunlin_common_v1_ListParkedKeysResponse__Output>
  ReplayParkedKey: MethodDefinition<_dunlin_common_v1_ReplayParkedKeyRequest, _dunlin_common_v1_ReplayParkedKeyResponse, _dunlin_common_v1_ReplayParkedKeyRequest__Output, _dunlin_common_v1_ReplayParkedKeyResponse__Output>
  RunDue: MethodDefinition<_dunlin_common_v1_RunDueRequest, _dunlin_common_v1_RunDueResponse, _dunlin_common_v1_RunDueRequest__Output, _dunlin_common_v1_RunDueResponse__Output>
  SetClock: MethodDefinition<_dunlin_common_v1_SetClockRequest, _dunlin_common_v1_SetClockResponse, _dunlin_common_v1_SetClockRequest__Output, _dunlin_common_v1_SetClockResponse__Output>
}
