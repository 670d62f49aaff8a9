import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

import type { CheckHoldsRequest as _dunlin_workflow_v1_CheckHoldsRequest, CheckHoldsRequest__Output as _dunlin_workflow_v1_CheckHoldsRequest__Output } from './dunlin/workflow/v1/CheckHoldsRequest.js';
import type { CheckHoldsResponse as _dunlin_workflow_v1_CheckHoldsResponse, CheckHoldsResponse__Output as _dunlin_workflow_v1_CheckHoldsResponse__Output } from './dunlin/workflow/v1/CheckHoldsResponse.js';
import type { Hold as _dunlin_workflow_v1_Hold, Hold__Output as _dunlin_workflow_v1_Hold__Output } from './dunlin/workflow/v1/Hold.js';
import type { HoldServiceClient as _dunlin_workflow_v1_HoldServiceClient, HoldServiceDefinition as _dunlin_workflow_v1_HoldServiceDefinition } from './dunlin/workflow/v1/HoldService.js';
import type { LiftHoldRequest as _dunlin_workflow_v1_LiftHoldRequest, LiftHoldRequest__Output as _dunlin_workflow_v1_LiftHoldRequest__Output } from './dunlin/workflow/v1/LiftHoldRequest.js';
import type { LiftHoldResponse as _dunlin_workflow_v1_LiftHoldResponse, LiftHoldResponse__Output as _dunlin_workflow_v1_LiftHoldResponse__Output } from './dunlin/workflow/v1/LiftHoldResponse.js';
import type { ListHoldsRequest as _dunlin_workflow_v1_ListHoldsRequest, ListHoldsRequest__Output as _dunlin_workflow_v1_ListHoldsRequest__Output } from './dunlin/workflow/v1/ListHoldsRequest.js';
import type { ListHoldsResponse as _dunlin_workflow_v1_ListHoldsResponse, ListHoldsResponse__Output as _dunlin_workflow_v1_ListHoldsResponse__Output } from './dunlin/workflow/v1/ListHoldsResponse.js';
import type { PlaceHoldRequest as _dunlin_workflow_v1_PlaceHoldRequest, PlaceHoldRequest__Output as _dunlin_workflow_v1_PlaceHoldRequest__Output } from './dunlin/workflow/v1/PlaceHoldRequest.js';
import type { PlaceHoldResponse as _dunlin_workflow_v1_PlaceHoldResponse, PlaceHoldResponse__Output as _dunlin_workflow_v1_PlaceHoldResponse__Output } from './dunlin/workflow/v1/PlaceHoldResponse.js';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.js';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  dunlin: {
    workflow: {
      v1: {
        CheckHoldsRequest: MessageTypeDefinition<_dunlin_workflow_v1_CheckHoldsRequest, _dunlin_workflow_v1_CheckHoldsRequest__Output>
        CheckHoldsResponse: MessageTypeDefinition<_dunlin_workflow_v1_CheckHoldsResponse, _dunlin_workflow_v1_CheckHoldsResponse__Output>
        Hold: MessageTypeDefinition<_dunlin_workflow_v1_Hold, _dunlin_workflow_v1_Hold__Output>
        HoldService: SubtypeConstructor<typeof grpc.Client, _dunlin_workflow_v1_HoldServiceClient> & { service: _dunlin_workflow_v1_HoldServiceDefinition }
        LiftHoldRequest: MessageTypeDefinition<_dunlin_workflow_v1_LiftHoldRequest, _dunlin_workflow_v1_LiftHoldRequest__Output>
        LiftHoldResponse: MessageTypeDefinition<_dunlin_workflow_v1_LiftHoldResponse, _dunlin_workflow_v1_LiftHoldResponse__Output>
        ListHoldsRequest: MessageTypeDefinition<_dunlin_workflow_v1_ListHoldsRequest, _dunlin_workflow_v1_ListHoldsRequest__Output>
        ListHoldsResponse: MessageTypeDefinition<_dunlin_workflow_v1_ListHoldsResponse, _dunlin_workflow_v1_ListHoldsResponse__Output>
        PlaceHoldRequest: MessageTypeDefinition<_dunlin_workflow_v1_PlaceHoldRequest, _dunlin_workflow_v1_PlaceHoldRequest__Output>
        PlaceHoldResponse: MessageTypeDefinition<_dunlin_workflow_v1_PlaceHoldResponse, _dunlin_workflow_v1_PlaceHoldResponse__Output>
      }
    }
  }
  google: {
    protobuf: {
      Timestamp: MessageTypeDefinition<_google_protobuf_Timestamp, _google_protobuf_Timestamp__Output>
    }
  }
}

