// Original file: /work/wt-people/protos/dunlin/dca_handoff/v1/placement_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ExpireRecallRequest as _dunlin_dca_handoff_v1_ExpireRecallRequest, ExpireRecallRequest__Output as _dunlin_dca_handoff_v1_ExpireRecallRequest__Output } from '../../../dunlin/dca_handoff/v1/ExpireRecallRequest.js';
import type { ExpireRecallResponse as _dunlin_dca_handoff_v1_ExpireRecallResponse, ExpireRecallResponse__Output as _dunlin_dca_handoff_v1_ExpireRecallResponse__Output } from '../../../dunlin/dca_handoff/v1/ExpireRecallResponse.js';
import type { GetPlacementRequest as _dunlin_dca_handoff_v1_GetPlacementRequest, GetPlacementRequest__Output as _dunlin_dca_handoff_v1_GetPlacementRequest__Output } from '../../../dunlin/dca_handoff/v1/GetPlacementRequest.js';
import type { GetPlacementResponse as _dunlin_dca_handoff_v1_GetPlacementResponse, GetPlacementResponse__Output as _dunlin_dca_handoff_v1_GetPlacementResponse__Output } from '../../../dunlin/dca_handoff/v1/GetPlacementResponse.js';
import type { ListPlacementsRequest as _dunlin_dca_handoff_v1_ListPlacementsRequest, ListPlacementsRequest__Output as _dunlin_dca_handoff_v1_ListPlacementsRequest__Output } from '../../../dunlin/dca_handoff/v1/ListPlacementsRequest.js';
import type { ListPlacementsResponse as _dunlin_dca_handoff_v1_ListPlacementsResponse, ListPlacementsResponse__Output as _dunlin_dca_handoff_v1_ListPlacementsResponse__Output } from '../../../dunlin/dca_handoff/v1/ListPlacementsResponse.js';
import type { ProposePlacementRequest as _dunlin_dca_handoff_v1_ProposePlacementRequest, ProposePlacementRequest__Output as _dunlin_dca_handoff_v1_ProposePlacementRequest__Output } from '../../../dunlin/dca_handoff/v1/ProposePlacementRequest.js';
import type { ProposePlacementResponse as _dunlin_dca_handoff_v1_ProposePlacementResponse, ProposePlacementResponse__Output as _dunlin_dca_handoff_v1_ProposePlacementResponse__Output } from '../../../dunlin/dca_handoff/v1/ProposePlacementResponse.js';
import type { RecallPlacementRequest as _dunlin_dca_handoff_v1_RecallPlacementRequest, RecallPlacementRequest__Output as _dunlin_dca_handoff_v1_RecallPlacementRequest__Output } from '../../../dunlin/dca_handoff/v1/RecallPlacementRequest.js';
import type { RecallPlacementResponse as _dunlin_dca_handoff_v1_RecallPlacementResponse, RecallPlacementResponse__Output as _dunlin_dca_handoff_v1_RecallPlacementResponse__Output } from '../../../dunlin/dca_handoff/v1/RecallPlacementResponse.js';
import type { SendPlacementRequest as _dunlin_dca_handoff_v1_SendPlacementRequest, SendPlacementRequest__Output as _dunlin_dca_handoff_v1_SendPlacementRequest__Output } from '../../../dunlin/dca_handoff/v1/SendPlacementRequest.js';
import type { SendPlacementResponse as _dunlin_dca_handoff_v1_SendPlacementResponse, SendPlacementResponse__Output as _dunlin_dca_handoff_v1_SendPlacementResponse__Output } from '../../../dunlin/dca_handoff/v1/SendPlacementResponse.js';

export interface PlacementServiceClient extends grpc.Client {
  ExpireRecall(argument: _dunlin_dca_handoff_v1_ExpireRecallRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ExpireRecallResponse__Output>): grpc.ClientUnaryCall;
  ExpireRecall(argument: _dunlin_dca_handoff_v1_ExpireRecallRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ExpireRecallResponse__Output>): grpc.ClientUnaryCall;
  ExpireRecall(argument: _dunlin_dca_handoff_v1_ExpireRecallRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ExpireRecallResponse__Output>): grpc.ClientUnaryCall;
  ExpireRecall(argument: _dunlin_dca_handoff_v1_ExpireRecallRequest, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ExpireRecallResponse__Output>): grpc.ClientUnaryCall;
  expireRecall(argument: _dunlin_dca_handoff_v1_ExpireRecallRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ExpireRecallResponse__Output>): grpc.ClientUnaryCall;
  expireRecall(argument: _dunlin_dca_handoff_v1_ExpireRecallRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ExpireRecallResponse__Output>): grpc.ClientUnaryCall;
  expireRecall(argument: _dunlin_dca_handoff_v1_ExpireRecallRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ExpireRecallResponse__Output>): grpc.ClientUnaryCall;
  expireRecall(argument: _dunlin_dca_handoff_v1_ExpireRecallRequest, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ExpireRecallResponse__Output>): grpc.ClientUnaryCall;
  
  GetPlacement(argument: _dunlin_dca_handoff_v1_GetPlacementRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_GetPlacementResponse__Output>): grpc.ClientUnaryCall;
  GetPlacement(argument: _dunlin_dca_handoff_v1_GetPlacementRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_GetPlacementResponse__Output>): grpc.ClientUnaryCall;
  GetPlacement(argument: _dunlin_dca_handoff_v1_GetPlacementRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_GetPlacementResponse__Output>): grpc.ClientUnaryCall;
  GetPlacement(argument: _dunlin_dca_handoff_v1_GetPlacementRequest, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_GetPlacementResponse__Output>): grpc.ClientUnaryCall;
  getPlacement(argument: _dunlin_dca_handoff_v1_GetPlacementRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_GetPlacementResponse__Output>): grpc.ClientUnaryCall;
  getPlacement(argument: _dunlin_dca_handoff_v1_GetPlacementRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_GetPlacementResponse__Output>): grpc.ClientUnaryCall;
  getPlacement(argument: _dunlin_dca_handoff_v1_GetPlacementRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_GetPlacementResponse__Output>): grpc.ClientUnaryCall;
  getPlacement(argument: _dunlin_dca_handoff_v1_GetPlacementRequest, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_GetPlacementResponse__Output>): grpc.ClientUnaryCall;
  
  ListPlacements(argument: _dunlin_dca_handoff_v1_ListPlacementsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ListPlacementsResponse__Output>): grpc.ClientUnaryCall;
  ListPlacements(argument: _dunlin_dca_handoff_v1_ListPlacementsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ListPlacementsResponse__Output>): grpc.ClientUnaryCall;
  ListPlacements(argument: _dunlin_dca_handoff_v1_ListPlacementsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ListPlacementsResponse__Output>): grpc.ClientUnaryCall;
  ListPlacements(argument: _dunlin_dca_handoff_v1_ListPlacementsRequest, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ListPlacementsResponse__Output>): grpc.ClientUnaryCall;
  listPlacements(argument: _dunlin_dca_handoff_v1_ListPlacementsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ListPlacementsResponse__Output>): grpc.ClientUnaryCall;
  listPlacements(argument: _dunlin_dca_handoff_v1_ListPlacementsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ListPlacementsResponse__Output>): grpc.ClientUnaryCall;
  listPlacements(argument: _dunlin_dca_handoff_v1_ListPlacementsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ListPlacementsResponse__Output>): grpc.ClientUnaryCall;
  listPlacements(argument: _dunlin_dca_handoff_v1_ListPlacementsRequest, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ListPlacementsResponse__Output>): grpc.ClientUnaryCall;
  
  ProposePlacement(argument: _dunlin_dca_handoff_v1_ProposePlacementRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ProposePlacementResponse__Output>): grpc.ClientUnaryCall;
  ProposePlacement(argument: _dunlin_dca_handoff_v1_ProposePlacementRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ProposePlacementResponse__Output>): grpc.ClientUnaryCall;
  ProposePlacement(argument: _dunlin_dca_handoff_v1_ProposePlacementRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ProposePlacementResponse__Output>): grpc.ClientUnaryCall;
  ProposePlacement(argument: _dunlin_dca_handoff_v1_ProposePlacementRequest, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ProposePlacementResponse__Output>): grpc.ClientUnaryCall;
  proposePlacement(argument: _dunlin_dca_handoff_v1_ProposePlacementRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ProposePlacementResponse__Output>): grpc.ClientUnaryCall;
  proposePlacement(argument: _dunlin_dca_handoff_v1_ProposePlacementRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ProposePlacementResponse__Output>): grpc.ClientUnaryCall;
  proposePlacement(argument: _dunlin_dca_handoff_v1_ProposePlacementRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ProposePlacementResponse__Output>): grpc.ClientUnaryCall;
  proposePlacement(argument: _dunlin_dca_handoff_v1_ProposePlacementRequest, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_ProposePlacementResponse__Output>): grpc.ClientUnaryCall;
  
  RecallPlacement(argument: _dunlin_dca_handoff_v1_RecallPlacementRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_RecallPlacementResponse__Output>): grpc.ClientUnaryCall;
  RecallPlacement(argument: _dunlin_dca_handoff_v1_RecallPlacementRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_RecallPlacementResponse__Output>): grpc.ClientUnaryCall;
  RecallPlacement(argument: _dunlin_dca_handoff_v1_RecallPlacementRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_RecallPlacementResponse__Output>): grpc.ClientUnaryCall;
  RecallPlacement(argument: _dunlin_dca_handoff_v1_RecallPlacementRequest, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_RecallPlacementResponse__Output>): grpc.ClientUnaryCall;
  recallPlacement(argument: _dunlin_dca_handoff_v1_RecallPlacementRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_RecallPlacementResponse__Output>): grpc.ClientUnaryCall;
  recallPlacement(argument: _dunlin_dca_handoff_v1_RecallPlacementRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_RecallPlacementResponse__Output>): grpc.ClientUnaryCall;
  recallPlacement(argument: _dunlin_dca_handoff_v1_RecallPlacementRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_RecallPlacementResponse__Output>): grpc.ClientUnaryCall;
  recallPlacement(argument: _dunlin_dca_handoff_v1_RecallPlacementRequest, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_RecallPlacementResponse__Output>): grpc.ClientUnaryCall;
  
  SendPlacement(argument: _dunlin_dca_handoff_v1_SendPlacementRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_SendPlacementResponse__Output>): grpc.ClientUnaryCall;
  SendPlacement(argument: _dunlin_dca_handoff_v1_SendPlacementRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_SendPlacementResponse__Output>): grpc.ClientUnaryCall;
  SendPlacement(argument: _dunlin_dca_handoff_v1_SendPlacementRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_SendPlacementResponse__Output>): grpc.ClientUnaryCall;
  SendPlacement(argument: _dunlin_dca_handoff_v1_SendPlacementRequest, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_SendPlacementResponse__Output>): grpc.ClientUnaryCall;
  sendPlacement(argument: _dunlin_dca_handoff_v1_SendPlacementRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_SendPlacementResponse__Output>): grpc.ClientUnaryCall;
  sendPlacement(argument: _dunlin_dca_handoff_v1_SendPlacementRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_SendPlacementResponse__Output>): grpc.ClientUnaryCall;
  sendPlacement(argument: _dunlin_dca_handoff_v1_SendPlacementRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_SendPlacementResponse__Output>): grpc.ClientUnaryCall;
  sendPlacement(argument: _dunlin_dca_handoff_v1_SendPlacementRequest, callback: grpc.requestCallback<_dunlin_dca_handoff_v1_SendPlacementResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface PlacementServiceHandlers extends grpc.UntypedServiceImplementation {
  ExpireRecall: grpc.handleUnaryCall<_dunlin_dca_handoff_v1_ExpireRecallRequest__Output, _dunlin_dca_handoff_v1_ExpireRecallResponse>;
  
  GetPlacement: grpc.handleUnaryCall<_dunlin_dca_handoff_v1_GetPlacementRequest__Output, _dunlin_dca_handoff_v1_GetPlacementResponse>;
  
  ListPlacements: grpc.handleUnaryCall<_dunlin_dca_handoff_v1_ListPlacementsRequest__Output, _dunlin_dca_handoff_v1_ListPlacementsResponse>;
  
  ProposePlacement: grpc.handleUnaryCall<_dunlin_dca_handoff_v1_ProposePlacementRequest__Output, _dunlin_dca_handoff_v1_ProposePlacementResponse>;
  
  RecallPlacement: grpc.handleUnaryCall<_dunlin_dca_handoff_v1_RecallPlacementRequest__Output, _dunlin_dca_handoff_v1_RecallPlacementResponse>;
  
  SendPlacement: grpc.handleUnaryCall<_dunlin_dca_handoff_v1_SendPlacementRequest__Output, _dunlin_dca_handoff_v1_SendPlacementResponse>;
  
}

export interface PlacementServiceDefinition extends grpc.ServiceDefinition {
  ExpireRecall: MethodDefinition<_dunlin_dca_handoff_v1_ExpireRecallRequest, _dunlin_dca_handoff_v1_ExpireRecallResponse, _dunlin_dca_handoff_v1_ExpireRecallRequest__Output, _dunlin_dca_handoff_v1_ExpireRecallResponse__Output>
  GetPlacement: MethodDefinition<_dunlin_dca_handoff_v1_GetPlacementRequest, _dunlin_dca_handoff_v1_GetPlacementResponse, _dunlin_dca_handoff_v1_GetPlacementRequest__Output, _dunlin_dca_handoff_v1_GetPlacementResponse__Output>
  ListPlacements: MethodDefinition<_dunlin_dca_handoff_v1_ListPlacementsRequest, _dunlin_dca_handoff_v1_ListPlacementsResponse, _dunlin_dca_handoff_v1_ListPlacementsRequest__Output, _dunlin_dca_handoff_v1_ListPlacementsResponse__Output>
  ProposePlacement: MethodDefinition<_dunlin_dca_handoff_v1_ProposePlacementRequest, _dunlin_dca_handoff_v1_ProposePlacementResponse, _dunlin_dca_handoff_v1_ProposePlacementRequest__Output, _dunlin_dca_handoff_v1_ProposePlacementResponse__Output>
  RecallPlacement: MethodDefinition<_dunlin_dca_handoff_v1_RecallPlacementRequest, _dunlin_dca_handoff_v1_RecallPlacementResponse, _dunlin_dca_handoff_v1_RecallPlacementRequest__Output, _dunlin_dca_handoff_v1_RecallPlacementResponse__Output>
  SendPlacement: MethodDefinition<_dunlin_dca_handoff_v1_SendPlacementRequest, _dunlin_dca_handoff_v1_SendPlacementResponse, _dunlin_dca_handoff_v1_SendPlacementRequest__Output, _dunlin_dca_handoff_v1_SendPlacementResponse__Output>
}
