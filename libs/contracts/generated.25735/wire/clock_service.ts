import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

import type { AdvanceClockRequest as _dunlin_workflow_v1_AdvanceClockRequest, AdvanceClockRequest__Output as _dunlin_workflow_v1_AdvanceClockRequest__Output } from './dunlin/workflow/v1/AdvanceClockRequest.js';
import type { AdvanceClockResponse as _dunlin_workflow_v1_AdvanceClockResponse, AdvanceClockResponse__Output as _dunlin_workflow_v1_AdvanceClockResponse__Output } from './dunlin/workflow/v1/AdvanceClockResponse.js';
import type { CancelClockAdvanceRequest as _dunlin_workflow_v1_CancelClockAdvanceRequest, CancelClockAdvanceRequest__Output as _dunlin_workflow_v1_CancelClockAdvanceRequest__Output } from './dunlin/workflow/v1/CancelClockAdvanceRequest.js';
import type { CancelClockAdvanceResponse as _dunlin_workflow_v1_CancelClockAdvanceResponse, CancelClockAdvanceResponse__Output as _dunlin_workflow_v1_CancelClockAdvanceResponse__Output } from './dunlin/workflow/v1/CancelClockAdvanceResponse.js';
import type { ClockAdvance as _dunlin_workflow_v1_ClockAdvance, ClockAdvance__Output as _dunlin_workflow_v1_ClockAdvance__Output } from './dunlin/workflow/v1/ClockAdvance.js';
import type { ClockServiceClient as _dunlin_workflow_v1_ClockServiceClient, ClockServiceDefinition as _dunlin_workflow_v1_ClockServiceDefinition } from './dunlin/workflow/v1/ClockService.js';
import type { GetClockAdvanceRequest as _dunlin_workflow_v1_GetClockAdvanceRequest, GetClockAdvanceRequest__Output as _dunlin_workflow_v1_GetClockAdvanceRequest__Output } from './dunlin/workflow/v1/GetClockAdvanceRequest.js';
import type { GetClockAdvanceResponse as _dunlin_workflow_v1_GetClockAdvanceResponse, GetClockAdvanceResponse__Output as _dunlin_workflow_v1_GetClockAdvanceResponse__Output } from './dunlin/workflow/v1/GetClockAdvanceResponse.js';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.js';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  dunlin: {
    workflow: {
      v1: {
        AdvanceClockRequest: MessageTypeDefinition<_dunlin_workflow_v1_AdvanceClockRequest, _dunlin_workflow_v1_AdvanceClockRequest__Output>
        AdvanceClockResponse: MessageTypeDefinition<_dunlin_workflow_v1_AdvanceClockResponse, _dunlin_workflow_v1_AdvanceClockResponse__Output>
        CancelClockAdvanceRequest: MessageTypeDefinition<_dunlin_workflow_v1_CancelClockAdvanceRequest, _dunlin_workflow_v1_CancelClockAdvanceRequest__Output>
        CancelClockAdvanceResponse: MessageTypeDefinition<_dunlin_workflow_v1_CancelClockAdvanceResponse, _dunlin_workflow_v1_CancelClockAdvanceResponse__Output>
        ClockAdvance: MessageTypeDefinition<_dunlin_workflow_v1_ClockAdvance, _dunlin_workflow_v1_ClockAdvance__Output>
        ClockService: SubtypeConstructor<typeof grpc.Client, _dunlin_workflow_v1_ClockServiceClient> & { service: _dunlin_workflow_v1_ClockServiceDefinition }
        GetClockAdvanceRequest: MessageTypeDefinition<_dunlin_workflow_v1_GetClockAdvanceRequest, _dunlin_workflow_v1_GetClockAdvanceRequest__Output>
        GetClockAdvanceResponse: MessageTypeDefinition<_dunlin_workflow_v1_GetClockAdvanceResponse, _dunlin_workflow_v1_GetClockAdvanceResponse__Output>
      }
    }
  }
  google: {
    protobuf: {
      Timestamp: MessageTypeDefinition<_google_protobuf_Timestamp, _google_protobuf_Timestamp__Output>
    }
  }
}

