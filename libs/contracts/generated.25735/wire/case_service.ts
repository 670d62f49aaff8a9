import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

import type { Cause as _dunlin_common_v1_Cause, Cause__Output as _dunlin_common_v1_Cause__Output } from './dunlin/common/v1/Cause.js';
import type { Explanation as _dunlin_common_v1_Explanation, Explanation__Output as _dunlin_common_v1_Explanation__Output } from './dunlin/common/v1/Explanation.js';
import type { Money as _dunlin_common_v1_Money, Money__Output as _dunlin_common_v1_Money__Output } from './dunlin/common/v1/Money.js';
import type { NamedCount as _dunlin_common_v1_NamedCount, NamedCount__Output as _dunlin_common_v1_NamedCount__Output } from './dunlin/common/v1/NamedCount.js';
import type { CancelCaseRequest as _dunlin_workflow_v1_CancelCaseRequest, CancelCaseRequest__Output as _dunlin_workflow_v1_CancelCaseRequest__Output } from './dunlin/workflow/v1/CancelCaseRequest.js';
import type { CancelCaseResponse as _dunlin_workflow_v1_CancelCaseResponse, CancelCaseResponse__Output as _dunlin_workflow_v1_CancelCaseResponse__Output } from './dunlin/workflow/v1/CancelCaseResponse.js';
import type { Case as _dunlin_workflow_v1_Case, Case__Output as _dunlin_workflow_v1_Case__Output } from './dunlin/workflow/v1/Case.js';
import type { CaseInvoice as _dunlin_workflow_v1_CaseInvoice, CaseInvoice__Output as _dunlin_workflow_v1_CaseInvoice__Output } from './dunlin/workflow/v1/CaseInvoice.js';
import type { CaseServiceClient as _dunlin_workflow_v1_CaseServiceClient, CaseServiceDefinition as _dunlin_workflow_v1_CaseServiceDefinition } from './dunlin/workflow/v1/CaseService.js';
import type { GetCaseRequest as _dunlin_workflow_v1_GetCaseRequest, GetCaseRequest__Output as _dunlin_workflow_v1_GetCaseRequest__Output } from './dunlin/workflow/v1/GetCaseRequest.js';
import type { GetCaseResponse as _dunlin_workflow_v1_GetCaseResponse, GetCaseResponse__Output as _dunlin_workflow_v1_GetCaseResponse__Output } from './dunlin/workflow/v1/GetCaseResponse.js';
import type { GetCaseSummaryRequest as _dunlin_workflow_v1_GetCaseSummaryRequest, GetCaseSummaryRequest__Output as _dunlin_workflow_v1_GetCaseSummaryRequest__Output } from './dunlin/workflow/v1/GetCaseSummaryRequest.js';
import type { GetCaseSummaryResponse as _dunlin_workflow_v1_GetCaseSummaryResponse, GetCaseSummaryResponse__Output as _dunlin_workflow_v1_GetCaseSummaryResponse__Output } from './dunlin/workflow/v1/GetCaseSummaryResponse.js';
import type { Hold as _dunlin_workflow_v1_Hold, Hold__Output as _dunlin_workflow_v1_Hold__Output } from './dunlin/workflow/v1/Hold.js';
import type { ListCasesRequest as _dunlin_workflow_v1_ListCasesRequest, ListCasesRequest__Output as _dunlin_workflow_v1_ListCasesRequest__Output } from './dunlin/workflow/v1/ListCasesRequest.js';
import type { ListCasesResponse as _dunlin_workflow_v1_ListCasesResponse, ListCasesResponse__Output as _dunlin_workflow_v1_ListCasesResponse__Output } from './dunlin/workflow/v1/ListCasesResponse.js';
import type { PauseCaseRequest as _dunlin_workflow_v1_PauseCaseRequest, PauseCaseRequest__Output as _dunlin_workflow_v1_PauseCaseRequest__Output } from './dunlin/workflow/v1/PauseCaseRequest.js';
import type { PauseCaseResponse as _dunlin_workflow_v1_PauseCaseResponse, PauseCaseResponse__Output as _dunlin_workflow_v1_PauseCaseResponse__Output } from './dunlin/workflow/v1/PauseCaseResponse.js';
import type { ResumeCaseRequest as _dunlin_workflow_v1_ResumeCaseRequest, ResumeCaseRequest__Output as _dunlin_workflow_v1_ResumeCaseRequest__Output } from './dunlin/workflow/v1/ResumeCaseRequest.js';
import type { ResumeCaseResponse as _dunlin_workflow_v1_ResumeCaseResponse, ResumeCaseResponse__Output as _dunlin_workflow_v1_ResumeCaseResponse__Output } from './dunlin/workflow/v1/ResumeCaseResponse.js';
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
        CancelCaseRequest: MessageTypeDefinition<_dunlin_workflow_v1_CancelCaseRequest, _dunlin_workflow_v1_CancelCaseRequest__Output>
        CancelCaseResponse: MessageTypeDefinition<_dunlin_workflow_v1_CancelCaseResponse, _dunlin_workflow_v1_CancelCaseResponse__Output>
        Case: MessageTypeDefinition<_dunlin_workflow_v1_Case, _dunlin_workflow_v1_Case__Output>
        CaseInvoice: MessageTypeDefinition<_dunlin_workflow_v1_CaseInvoice, _dunlin_workflow_v1_CaseInvoice__Output>
        CaseService: SubtypeConstructor<typeof grpc.Client, _dunlin_workflow_v1_CaseServiceClient> & { service: _dunlin_workflow_v1_CaseServiceDefinition }
        GetCaseRequest: MessageTypeDefinition<_dunlin_workflow_v1_GetCaseRequest, _dunlin_workflow_v1_GetCaseRequest__Output>
        GetCaseResponse: MessageTypeDefinition<_dunlin_workflow_v1_GetCaseResponse, _dunlin_workflow_v1_GetCaseResponse__Output>
        GetCaseSummaryRequest: MessageTypeDefinition<_dunlin_workflow_v1_GetCaseSummaryRequest, _dunlin_workflow_v1_GetCaseSummaryRequest__Output>
        GetCaseSummaryResponse: MessageTypeDefinition<_dunlin_workflow_v1_GetCaseSummaryResponse, _dunlin_workflow_v1_GetCaseSummaryResponse__Output>
        Hold: MessageTypeDefinition<_dunlin_workflow_v1_Hold, _dunlin_workflow_v1_Hold__Output>
        ListCasesRequest: MessageTypeDefinition<_dunlin_workflow_v1_ListCasesRequest, _dunlin_workflow_v1_ListCasesRequest__Output>
        ListCasesResponse: MessageTypeDefinition<_dunlin_workflow_v1_ListCasesResponse, _dunlin_workflow_v1_ListCasesResponse__Output>
        PauseCaseRequest: MessageTypeDefinition<_dunlin_workflow_v1_PauseCaseRequest, _dunlin_workflow_v1_PauseCaseRequest__Output>
        PauseCaseResponse: MessageTypeDefinition<_dunlin_workflow_v1_PauseCaseResponse, _dunlin_workflow_v1_PauseCaseResponse__Output>
        ResumeCaseRequest: MessageTypeDefinition<_dunlin_workflow_v1_ResumeCaseRequest, _dunlin_workflow_v1_ResumeCaseRequest__Output>
        ResumeCaseResponse: MessageTypeDefinition<_dunlin_workflow_v1_ResumeCaseResponse, _dunlin_workflow_v1_ResumeCaseResponse__Output>
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

