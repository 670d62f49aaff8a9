import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

import type { ApplySequenceRequest as _dunlin_workflow_v1_ApplySequenceRequest, ApplySequenceRequest__Output as _dunlin_workflow_v1_ApplySequenceRequest__Output } from './dunlin/workflow/v1/ApplySequenceRequest.js';
import type { ApplySequenceResponse as _dunlin_workflow_v1_ApplySequenceResponse, ApplySequenceResponse__Output as _dunlin_workflow_v1_ApplySequenceResponse__Output } from './dunlin/workflow/v1/ApplySequenceResponse.js';
import type { GetSequenceRequest as _dunlin_workflow_v1_GetSequenceRequest, GetSequenceRequest__Output as _dunlin_workflow_v1_GetSequenceRequest__Output } from './dunlin/workflow/v1/GetSequenceRequest.js';
import type { GetSequenceResponse as _dunlin_workflow_v1_GetSequenceResponse, GetSequenceResponse__Output as _dunlin_workflow_v1_GetSequenceResponse__Output } from './dunlin/workflow/v1/GetSequenceResponse.js';
import type { JoinPreview as _dunlin_workflow_v1_JoinPreview, JoinPreview__Output as _dunlin_workflow_v1_JoinPreview__Output } from './dunlin/workflow/v1/JoinPreview.js';
import type { ListSequencesRequest as _dunlin_workflow_v1_ListSequencesRequest, ListSequencesRequest__Output as _dunlin_workflow_v1_ListSequencesRequest__Output } from './dunlin/workflow/v1/ListSequencesRequest.js';
import type { ListSequencesResponse as _dunlin_workflow_v1_ListSequencesResponse, ListSequencesResponse__Output as _dunlin_workflow_v1_ListSequencesResponse__Output } from './dunlin/workflow/v1/ListSequencesResponse.js';
import type { Sequence as _dunlin_workflow_v1_Sequence, Sequence__Output as _dunlin_workflow_v1_Sequence__Output } from './dunlin/workflow/v1/Sequence.js';
import type { SequenceServiceClient as _dunlin_workflow_v1_SequenceServiceClient, SequenceServiceDefinition as _dunlin_workflow_v1_SequenceServiceDefinition } from './dunlin/workflow/v1/SequenceService.js';
import type { StepPreview as _dunlin_workflow_v1_StepPreview, StepPreview__Output as _dunlin_workflow_v1_StepPreview__Output } from './dunlin/workflow/v1/StepPreview.js';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.js';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  dunlin: {
    workflow: {
      v1: {
        ApplySequenceRequest: MessageTypeDefinition<_dunlin_workflow_v1_ApplySequenceRequest, _dunlin_workflow_v1_ApplySequenceRequest__Output>
        ApplySequenceResponse: MessageTypeDefinition<_dunlin_workflow_v1_ApplySequenceResponse, _dunlin_workflow_v1_ApplySequenceResponse__Output>
        GetSequenceRequest: MessageTypeDefinition<_dunlin_workflow_v1_GetSequenceRequest, _dunlin_workflow_v1_GetSequenceRequest__Output>
        GetSequenceResponse: MessageTypeDefinition<_dunlin_workflow_v1_GetSequenceResponse, _dunlin_workflow_v1_GetSequenceResponse__Output>
        JoinPreview: MessageTypeDefinition<_dunlin_workflow_v1_JoinPreview, _dunlin_workflow_v1_JoinPreview__Output>
        ListSequencesRequest: MessageTypeDefinition<_dunlin_workflow_v1_ListSequencesRequest, _dunlin_workflow_v1_ListSequencesRequest__Output>
        ListSequencesResponse: MessageTypeDefinition<_dunlin_workflow_v1_ListSequencesResponse, _dunlin_workflow_v1_ListSequencesResponse__Output>
        Sequence: MessageTypeDefinition<_dunlin_workflow_v1_Sequence, _dunlin_workflow_v1_Sequence__Output>
        SequenceService: SubtypeConstructor<typeof grpc.Client, _dunlin_workflow_v1_SequenceServiceClient> & { service: _dunlin_workflow_v1_SequenceServiceDefinition }
        StepPreview: MessageTypeDefinition<_dunlin_workflow_v1_StepPreview, _dunlin_workflow_v1_StepPreview__Output>
      }
    }
  }
  google: {
    protobuf: {
      Timestamp: MessageTypeDefinition<_google_protobuf_Timestamp, _google_protobuf_Timestamp__Output>
    }
  }
}

