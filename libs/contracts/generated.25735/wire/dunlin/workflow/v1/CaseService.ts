// Original file: /work/wt-people/protos/dunlin/workflow/v1/case_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CancelCaseRequest as _dunlin_workflow_v1_CancelCaseRequest, CancelCaseRequest__Output as _dunlin_workflow_v1_CancelCaseRequest__Output } from '../../../dunlin/workflow/v1/CancelCaseRequest.js';
import type { CancelCaseResponse as _dunlin_workflow_v1_CancelCaseResponse, CancelCaseResponse__Output as _dunlin_workflow_v1_CancelCaseResponse__Output } from '../../../dunlin/workflow/v1/CancelCaseResponse.js';
import type { GetCaseRequest as _dunlin_workflow_v1_GetCaseRequest, GetCaseRequest__Output as _dunlin_workflow_v1_GetCaseRequest__Output } from '../../../dunlin/workflow/v1/GetCaseRequest.js';
import type { GetCaseResponse as _dunlin_workflow_v1_GetCaseResponse, GetCaseResponse__Output as _dunlin_workflow_v1_GetCaseResponse__Output } from '../../../dunlin/workflow/v1/GetCaseResponse.js';
import type { GetCaseSummaryRequest as _dunlin_workflow_v1_GetCaseSummaryRequest, GetCaseSummaryRequest__Output as _dunlin_workflow_v1_GetCaseSummaryRequest__Output } from '../../../dunlin/workflow/v1/GetCaseSummaryRequest.js';
import type { GetCaseSummaryResponse as _dunlin_workflow_v1_GetCaseSummaryResponse, GetCaseSummaryResponse__Output as _dunlin_workflow_v1_GetCaseSummaryResponse__Output } from '../../../dunlin/workflow/v1/GetCaseSummaryResponse.js';
import type { ListCasesRequest as _dunlin_workflow_v1_ListCasesRequest, ListCasesRequest__Output as _dunlin_workflow_v1_ListCasesRequest__Output } from '../../../dunlin/workflow/v1/ListCasesRequest.js';
import type { ListCasesResponse as _dunlin_workflow_v1_ListCasesResponse, ListCasesResponse__Output as _dunlin_workflow_v1_ListCasesResponse__Output } from '../../../dunlin/workflow/v1/ListCasesResponse.js';
import type { PauseCaseRequest as _dunlin_workflow_v1_PauseCaseRequest, PauseCaseRequest__Output as _dunlin_workflow_v1_PauseCaseRequest__Output } from '../../../dunlin/workflow/v1/PauseCaseRequest.js';
import type { PauseCaseResponse as _dunlin_workflow_v1_PauseCaseResponse, PauseCaseResponse__Output as _dunlin_workflow_v1_PauseCaseResponse__Output } from '../../../dunlin/workflow/v1/PauseCaseResponse.js';
import type { ResumeCaseRequest as _dunlin_workflow_v1_ResumeCaseRequest, ResumeCaseRequest__Output as _dunlin_workflow_v1_ResumeCaseRequest__Output } from '../../../dunlin/workflow/v1/ResumeCaseRequest.js';
import type { ResumeCaseResponse as _dunlin_workflow_v1_ResumeCaseResponse, ResumeCaseResponse__Output as _dunlin_workflow_v1_ResumeCaseResponse__Output } from '../../../dunlin/workflow/v1/ResumeCaseResponse.js';

export interface CaseServiceClient extends grpc.Client {
  CancelCase(argument: _dunlin_workflow_v1_CancelCaseRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_CancelCaseResponse__Output>): grpc.ClientUnaryCall;
  CancelCase(argument: _dunlin_workflow_v1_CancelCaseRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_workflow_v1_CancelCaseResponse__Output>): grpc.ClientUnaryCall;
  CancelCase(argument: _dunlin_workflow_v1_CancelCaseRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_CancelCaseResponse__Output>): grpc.ClientUnaryCall;
  CancelCase(argument: _dunlin_workflow_v1_CancelCaseRequest, callback: grpc.requestCallback<_dunlin_workflow_v1_CancelCaseResponse__Output>): grpc.ClientUnaryCall;
  cancelCase(argument: _dunlin_workflow_v1_CancelCaseRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_CancelCaseResponse__Output>): grpc.ClientUnaryCall;
  cancelCase(argument: _dunlin_workflow_v1_CancelCaseRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_workflow_v1_CancelCaseResponse__Output>): grpc.ClientUnaryCall;
  cancelCase(argument: _dunlin_workflow_v1_CancelCaseRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_CancelCaseResponse__Output>): grpc.ClientUnaryCall;
  cancelCase(argument: _dunlin_workflow_v1_CancelCaseRequest, callback: grpc.requestCallback<_dunlin_workflow_v1_CancelCaseResponse__Output>): grpc.ClientUnaryCall;
  
  GetCase(argument: _dunlin_workflow_v1_GetCaseRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_GetCaseResponse__Output>): grpc.ClientUnaryCall;
  GetCase(argument: _dunlin_workflow_v1_GetCaseRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_workflow_v1_GetCaseResponse__Output>): grpc.ClientUnaryCall;
  GetCase(argument: _dunlin_workflow_v1_GetCaseRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_GetCaseResponse__Output>): grpc.ClientUnaryCall;
  GetCase(argument: _dunlin_workflow_v1_GetCaseRequest, callback: grpc.requestCallback<_dunlin_workflow_v1_GetCaseResponse__Output>): grpc.ClientUnaryCall;
  getCase(argument: _dunlin_workflow_v1_GetCaseRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_GetCaseResponse__Output>): grpc.ClientUnaryCall;
  getCase(argument: _dunlin_workflow_v1_GetCaseRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_workflow_v1_GetCaseResponse__Output>): grpc.ClientUnaryCall;
  getCase(argument: _dunlin_workflow_v1_GetCaseRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_GetCaseResponse__Output>): grpc.ClientUnaryCall;
  getCase(argument: _dunlin_workflow_v1_GetCaseRequest, callback: grpc.requestCallback<_dunlin_workflow_v1_GetCaseResponse__Output>): grpc.ClientUnaryCall;
  
  GetCaseSummary(argument: _dunlin_workflow_v1_GetCaseSummaryRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_GetCaseSummaryResponse__Output>): grpc.ClientUnaryCall;
  GetCaseSummary(argument: _dunlin_workflow_v1_GetCaseSummaryRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_workflow_v1_GetCaseSummaryResponse__Output>): grpc.ClientUnaryCall;
  GetCaseSummary(argument: _dunlin_workflow_v1_GetCaseSummaryRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_GetCaseSummaryResponse__Output>): grpc.ClientUnaryCall;
  GetCaseSummary(argument: _dunlin_workflow_v1_GetCaseSummaryRequest, callback: grpc.requestCallback<_dunlin_workflow_v1_GetCaseSummaryResponse__Output>): grpc.ClientUnaryCall;
  getCaseSummary(argument: _dunlin_workflow_v1_GetCaseSummaryRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_GetCaseSummaryResponse__Output>): grpc.ClientUnaryCall;
  getCaseSummary(argument: _dunlin_workflow_v1_GetCaseSummaryRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_workflow_v1_GetCaseSummaryResponse__Output>): grpc.ClientUnaryCall;
  getCaseSummary(argument: _dunlin_workflow_v1_GetCaseSummaryRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_GetCaseSummaryResponse__Output>): grpc.ClientUnaryCall;
  getCaseSummary(argument: _dunlin_workflow_v1_GetCaseSummaryRequest, callback: grpc.requestCallback<_dunlin_workflow_v1_GetCaseSummaryResponse__Output>): grpc.ClientUnaryCall;
  
  ListCases(argument: _dunlin_workflow_v1_ListCasesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_ListCasesResponse__Output>): grpc.ClientUnaryCall;
  ListCases(argument: _dunlin_workflow_v1_ListCasesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_workflow_v1_ListCasesResponse__Output>): grpc.ClientUnaryCall;
  ListCases(argument: _dunlin_workflow_v1_ListCasesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_ListCasesResponse__Output>): grpc.ClientUnaryCall;
  ListCases(argument: _dunlin_workflow_v1_ListCasesRequest, callback: grpc.requestCallback<_dunlin_workflow_v1_ListCasesResponse__Output>): grpc.ClientUnaryCall;
  listCases(argument: _dunlin_workflow_v1_ListCasesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_ListCasesResponse__Output>): grpc.ClientUnaryCall;
  listCases(argument: _dunlin_workflow_v1_ListCasesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_workflow_v1_ListCasesResponse__Output>): grpc.ClientUnaryCall;
  listCases(argument: _dunlin_workflow_v1_ListCasesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_ListCasesResponse__Output>): grpc.ClientUnaryCall;
  listCases(argument: _dunlin_workflow_v1_ListCasesRequest, callback: grpc.requestCallback<_dunlin_workflow_v1_ListCasesResponse__Output>): grpc.ClientUnaryCall;
  
  PauseCase(argument: _dunlin_workflow_v1_PauseCaseRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_PauseCaseResponse__Output>): grpc.ClientUnaryCall;
  PauseCase(argument: _dunlin_workflow_v1_PauseCaseRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_workflow_v1_PauseCaseResponse__Output>): grpc.ClientUnaryCall;
  PauseCase(argument: _dunlin_workflow_v1_PauseCaseRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_PauseCaseResponse__Output>): grpc.ClientUnaryCall;
  PauseCase(argument: _dunlin_workflow_v1_PauseCaseRequest, callback: grpc.requestCallback<_dunlin_workflow_v1_PauseCaseResponse__Output>): grpc.ClientUnaryCall;
  pauseCase(argument: _dunlin_workflow_v1_PauseCaseRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_PauseCaseResponse__Output>): grpc.ClientUnaryCall;
  pauseCase(argument: _dunlin_workflow_v1_PauseCaseRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_workflow_v1_PauseCaseResponse__Output>): grpc.ClientUnaryCall;
  pauseCase(argument: _dunlin_workflow_v1_PauseCaseRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_PauseCaseResponse__Output>): grpc.ClientUnaryCall;
  pauseCase(argument: _dunlin_workflow_v1_PauseCaseRequest, callback: grpc.requestCallback<_dunlin_workflow_v1_PauseCaseResponse__Output>): grpc.ClientUnaryCall;
  
  ResumeCase(argument: _dunlin_workflow_v1_ResumeCaseRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_ResumeCaseResponse__Output>): grpc.ClientUnaryCall;
  ResumeCase(argument: _dunlin_workflow_v1_ResumeCaseRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_workflow_v1_ResumeCaseResponse__Output>): grpc.ClientUnaryCall;
  ResumeCase(argument: _dunlin_workflow_v1_ResumeCaseRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_ResumeCaseResponse__Output>): grpc.ClientUnaryCall;
  ResumeCase(argument: _dunlin_workflow_v1_ResumeCaseRequest, callback: grpc.requestCallback<_dunlin_workflow_v1_ResumeCaseResponse__Output>): grpc.ClientUnaryCall;
  resumeCase(argument: _dunlin_workflow_v1_ResumeCaseRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_ResumeCaseResponse__Output>): grpc.ClientUnaryCall;
  resumeCase(argument: _dunlin_workflow_v1_ResumeCaseRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_workflow_v1_ResumeCaseResponse__Output>): grpc.ClientUnaryCall;
  resumeCase(argument: _dunlin_workflow_v1_ResumeCaseRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_ResumeCaseResponse__Output>): grpc.ClientUnaryCall;
  resumeCase(argument: _dunlin_workflow_v1_ResumeCaseRequest, callback: grpc.requestCallback<_dunlin_workflow_v1_ResumeCaseResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface CaseServiceHandlers extends grpc.UntypedServiceImplementation {
  CancelCase: grpc.handleUnaryCall<_dunlin_workflow_v1_CancelCaseRequest__Output, _dunlin_workflow_v1_CancelCaseResponse>;
  
  GetCase: grpc.handleUnaryCall<_dunlin_workflow_v1_GetCaseRequest__Output, _dunlin_workflow_v1_GetCaseResponse>;
  
  GetCaseSummary: grpc.handleUnaryCall<_dunlin_workflow_v1_GetCaseSummaryRequest__Output, _dunlin_workflow_v1_GetCaseSummaryResponse>;
  
  ListCases: grpc.handleUnaryCall<_dunlin_workflow_v1_ListCasesRequest__Output, _dunlin_workflow_v1_ListCasesResponse>;
  
  PauseCase: grpc.handleUnaryCall<_dunlin_workflow_v1_PauseCaseRequest__Output, _dunlin_workflow_v1_PauseCaseResponse>;
  
  ResumeCase: grpc.handleUnaryCall<_dunlin_workflow_v1_ResumeCaseRequest__Output, _dunlin_workflow_v1_ResumeCaseResponse>;
  
}

export interface CaseServiceDefinition extends grpc.ServiceDefinition {
  CancelCase: MethodDefinition<_dunlin_workflow_v1_CancelCaseRequest, _dunlin_workflow_v1_CancelCaseResponse, _dunlin_workflow_v1_CancelCaseRequest__Output, _dunlin_workflow_v1_CancelCaseResponse__Output>
  GetCase: MethodDefinition<_dunlin_workflow_v1_GetCaseRequest, _dunlin_workflow_v1_GetCaseResponse, _dunlin_workflow_v1_GetCaseRequest__Output, _dunlin_workflow_v1_GetCaseResponse__Output>
  GetCaseSummary: MethodDefinition<_dunlin_workflow_v1_GetCaseSummaryRequest, _dunlin_workflow_v1_GetCaseSummaryResponse, _dunlin_workflow_v1_GetCaseSummaryRequest__Output, _dunlin_workflow_v1_GetCaseSummaryResponse__Output>
  ListCases: MethodDefinition<_dunlin_workflow_v1_ListCasesRequest, _dunlin_workflow_v1_ListCasesResponse, _dunlin_workflow_v1_ListCasesRequest__Output, _dunlin_workflow_v1_ListCasesResponse__Output>
  PauseCase: MethodDefinition<_dunlin_workflow_v1_PauseCaseRequest, _dunlin_workflow_v1_PauseCaseResponse, _dunlin_workflow_v1_PauseCaseRequest__Output, _dunlin_workflow_v1_PauseCaseResponse__Output>
  ResumeCase: MethodDefinition<_dunlin_workflow_v1_ResumeCaseRequest, _dunlin_workflow_v1_ResumeCaseResponse, _dunlin_workflow_v1_ResumeCaseRequest__Output, _dunlin_workflow_v1_ResumeCaseResponse__Output>
}
