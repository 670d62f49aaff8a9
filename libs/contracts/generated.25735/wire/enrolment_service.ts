import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

import type { Cause as _dunlin_common_v1_Cause, Cause__Output as _dunlin_common_v1_Cause__Output } from './dunlin/common/v1/Cause.js';
import type { Explanation as _dunlin_common_v1_Explanation, Explanation__Output as _dunlin_common_v1_Explanation__Output } from './dunlin/common/v1/Explanation.js';
import type { Money as _dunlin_common_v1_Money, Money__Output as _dunlin_common_v1_Money__Output } from './dunlin/common/v1/Money.js';
import type { NamedCount as _dunlin_common_v1_NamedCount, NamedCount__Output as _dunlin_common_v1_NamedCount__Output } from './dunlin/common/v1/NamedCount.js';
import type { EnrolmentServiceClient as _dunlin_workflow_v1_EnrolmentServiceClient, EnrolmentServiceDefinition as _dunlin_workflow_v1_EnrolmentServiceDefinition } from './dunlin/workflow/v1/EnrolmentService.js';
import type { ExplainEnrolmentRequest as _dunlin_workflow_v1_ExplainEnrolmentRequest, ExplainEnrolmentRequest__Output as _dunlin_workflow_v1_ExplainEnrolmentRequest__Output } from './dunlin/workflow/v1/ExplainEnrolmentRequest.js';
import type { ExplainEnrolmentResponse as _dunlin_workflow_v1_ExplainEnrolmentResponse, ExplainEnrolmentResponse__Output as _dunlin_workflow_v1_ExplainEnrolmentResponse__Output } from './dunlin/workflow/v1/ExplainEnrolmentResponse.js';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  dunlin: {
    common: {
      v1: {
        Cause: MessageTypeDefinition<_dunlin_common_v1_Cause, _dunlin_common_v1_Cause__Output>
        Explanation: MessageTypeDefinition<_dunlin_common_v1_Explanation, _dunlin_common_v1_Explanation__Output>
        Money: MessageTypeDefinition<_dunlin_common_v1_Money, _dunlin_common_v1_Money__Output>
        NamedCount: MessageTypeDefinition<_dunlin_common_v1_NamedCount, _dunlin_common_v1_NamedCount__Output>
      }
    }
    workflow: {
      v1: {
        EnrolmentService: SubtypeConstructor<typeof grpc.Client, _dunlin_workflow_v1_EnrolmentServiceClient> & { service: _dunlin_workflow_v1_EnrolmentServiceDefinition }
        ExplainEnrolmentRequest: MessageTypeDefinition<_dunlin_workflow_v1_ExplainEnrolmentRequest, _dunlin_workflow_v1_ExplainEnrolmentRequest__Output>
        ExplainEnrolmentResponse: MessageTypeDefinition<_dunlin_workflow_v1_ExplainEnrolmentResponse, _dunlin_workflow_v1_ExplainEnrolmentResponse__Output>
      }
    }
  }
}

