import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

import type { Cause as _dunlin_common_v1_Cause, Cause__Output as _dunlin_common_v1_Cause__Output } from './dunlin/common/v1/Cause.js';
import type { Explanation as _dunlin_common_v1_Explanation, Explanation__Output as _dunlin_common_v1_Explanation__Output } from './dunlin/common/v1/Explanation.js';
import type { Money as _dunlin_common_v1_Money, Money__Output as _dunlin_common_v1_Money__Output } from './dunlin/common/v1/Money.js';
import type { NamedCount as _dunlin_common_v1_NamedCount, NamedCount__Output as _dunlin_common_v1_NamedCount__Output } from './dunlin/common/v1/NamedCount.js';
import type { Case as _dunlin_workflow_v1_Case, Case__Output as _dunlin_workflow_v1_Case__Output } from './dunlin/workflow/v1/Case.js';
import type { CaseInvoice as _dunlin_workflow_v1_CaseInvoice, CaseInvoice__Output as _dunlin_workflow_v1_CaseInvoice__Output } from './dunlin/workflow/v1/CaseInvoice.js';
import type { Hold as _dunlin_workflow_v1_Hold, Hold__Output as _dunlin_workflow_v1_Hold__Output } from './dunlin/workflow/v1/Hold.js';
import type { StepDone as _dunlin_workflow_v1_StepDone, StepDone__Output as _dunlin_workflow_v1_StepDone__Output } from './dunlin/workflow/v1/StepDone.js';
import type { StepPlanned as _dunlin_workflow_v1_StepPlanned, StepPlanned__Output as _dunlin_workflow_v1_StepPlanned__Output } from './dunlin/workflow/v1/StepPlanned.js';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.js';
import type { Date as _google_type_Date, Date__Output as _google_type_Date__Output } from './google/type/Date.js';

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
        Case: MessageTypeDefinition<_dunlin_workflow_v1_Case, _dunlin_workflow_v1_Case__Output>
        CaseInvoice: MessageTypeDefinition<_dunlin_workflow_v1_CaseInvoice, _dunlin_workflow_v1_CaseInvoice__Output>
        Hold: MessageTypeDefinition<_dunlin_workflow_v1_Hold, _dunlin_workflow_v1_Hold__Output>
        StepDone: MessageTypeDefinition<_dunlin_workflow_v1_StepDone, _dunlin_workflow_v1_StepDone__Output>
        StepPlanned: MessageTypeDefinition<_dunlin_workflow_v1_StepPlanned, _dunlin_workflow_v1_StepPlanned__Output>
      }
    }
  }
  google: {
    protobuf: {
      Timestamp: MessageTypeDefinition<_google_protobuf_Timestamp, _google_protobuf_Timestamp__Output>
    }
    type: {
      Date: MessageTypeDefinition<_google_type_Date, _google_type_Date__Output>
    }
  }
}

