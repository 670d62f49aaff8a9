// Original file: /work/wt-people/protos/dunlin/invoice/v1/import_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CancelImportRequest as _dunlin_invoice_v1_CancelImportRequest, CancelImportRequest__Output as _dunlin_invoice_v1_CancelImportRequest__Output } from '../../../dunlin/invoice/v1/CancelImportRequest.js';
import type { CancelImportResponse as _dunlin_invoice_v1_CancelImportResponse, CancelImportResponse__Output as _dunlin_invoice_v1_CancelImportResponse__Output } from '../../../dunlin/invoice/v1/CancelImportResponse.js';
import type { FailImportRequest as _dunlin_invoice_v1_FailImportRequest, FailImportRequest__Output as _dunlin_invoice_v1_FailImportRequest__Output } from '../../../dunlin/invoice/v1/FailImportRequest.js';
import type { FailImportResponse as _dunlin_invoice_v1_FailImportResponse, FailImportResponse__Output as _dunlin_invoice_v1_FailImportResponse__Output } from '../../../dunlin/invoice/v1/FailImportResponse.js';
import type { GetImportRequest as _dunlin_invoice_v1_GetImportRequest, GetImportRequest__Output as _dunlin_invoice_v1_GetImportRequest__Output } from '../../../dunlin/invoice/v1/GetImportRequest.js';
import type { GetImportResponse as _dunlin_invoice_v1_GetImportResponse, GetImportResponse__Output as _dunlin_invoice_v1_GetImportResponse__Output } from '../../../dunlin/invoice/v1/GetImportResponse.js';
import type { ListImportErrorsRequest as _dunlin_invoice_v1_ListImportErrorsRequest, ListImportErrorsRequest__Output as _dunlin_invoice_v1_ListImportErrorsRequest__Output } from '../../../dunlin/invoice/v1/ListImportErrorsRequest.js';
import type { ListImportErrorsResponse as _dunlin_invoice_v1_ListImportErrorsResponse, ListImportErrorsResponse__Output as _dunlin_invoice_v1_ListImportErrorsResponse__Output } from '../../../dunlin/invoice/v1/ListImportErrorsResponse.js';
import type { ListImportsRequest as _dunlin_invoice_v1_ListImportsRequest, ListImportsRequest__Output as _dunlin_invoice_v1_ListImportsRequest__Output } from '../../../dunlin/invoice/v1/ListImportsRequest.js';
import type { ListImportsResponse as _dunlin_invoice_v1_ListImportsResponse, ListImportsResponse__Output as _dunlin_invoice_v1_ListImportsResponse__Output } from '../../../dunlin/invoice/v1/ListImportsResponse.js';
import type { RegisterImportRequest as _dunlin_invoice_v1_RegisterImportRequest, RegisterImportRequest__Output as _dunlin_invoice_v1_RegisterImportRequest__Output } from '../../../dunlin/invoice/v1/RegisterImportRequest.js';
import type { RegisterImportResponse as _dunlin_invoice_v1_RegisterImportResponse, RegisterImportResponse__Output as _dunlin_invoice_v1_RegisterImportResponse__Output } from '../../../dunlin/invoice/v1/RegisterImportResponse.js';
import type { ResumeImportRequest as _dunlin_invoice_v1_ResumeImportRequest, ResumeImportRequest__Output as _dunlin_invoice_v1_ResumeImportRequest__Output } from '../../../dunlin/invoice/v1/ResumeImportRequest.js';
import type { ResumeImportResponse as _dunlin_invoice_v1_ResumeImportResponse, ResumeImportResponse__Output as _dunlin_invoice_v1_ResumeImportResponse__Output } from '../../../dunlin/invoice/v1/ResumeImportResponse.js';
import type { StartImportRequest as _dunlin_invoice_v1_StartImportRequest, StartImportRequest__Output as _dunlin_invoice_v1_StartImportRequest__Output } from '../../../dunlin/invoice/v1/StartImportRequest.js';
import type { StartImportResponse as _dunlin_invoice_v1_StartImportResponse, StartImportResponse__Output as _dunlin_invoice_v1_StartImportResponse__Output } from '../../../dunlin/invoice/v1/StartImportResponse.js';
import type { TakeNextImportChunkRequest as _dunlin_invoice_v1_TakeNextImportChunkRequest, TakeNextImportChunkRequest__Output as _dunlin_invoice_v1_TakeNextImportChunkRequest__Output } from '../../../dunlin/invoice/v1/TakeNextImportChunkRequest.js';
import type { TakeNextImportChunkResponse as _dunlin_invoice_v1_TakeNextImportChunkResponse, TakeNextImportChunkResponse__Output as _dunlin_invoice_v1_TakeNextImportChunkResponse__Output } from '../../../dunlin/invoice/v1/TakeNextImportChunkResponse.js';
import type { UploadImportPartRequest as _dunlin_invoice_v1_UploadImportPartRequest, UploadImportPartRequest__Output as _dunlin_invoice_v1_UploadImportPartRequest__Output } from '../../../dunlin/invoice/v1/UploadImportPartRequest.js';
import type { UploadImportPartResponse as _dunlin_invoice_v1_UploadImportPartResponse, UploadImportPartResponse__Output as _dunlin_invoice_v1_UploadImportPartResponse__Output } from '../../../dunlin/invoice/v1/UploadImportPartResponse.js';

export interface ImportServiceClient extends grpc.Client {
  CancelImport(argument: _dunlin_invoice_v1_CancelImportRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_CancelImportResponse__Output>): grpc.ClientUnaryCall;
  CancelImport(argument: _dunlin_invoice_v1_CancelImportRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_CancelImportResponse__Output>): grpc.ClientUnaryCall;
  CancelImport(argument: _dunlin_invoice_v1_CancelImportRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_CancelImportResponse__Output>): grpc.ClientUnaryCall;
  CancelImport(argument: _dunlin_invoice_v1_CancelImportRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_CancelImportResponse__Output>): grpc.ClientUnaryCall;
  cancelImport(argument: _dunlin_invoice_v1_CancelImportRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_CancelImportResponse__Output>): grpc.ClientUnaryCall;
  cancelImport(argument: _dunlin_invoice_v1_CancelImportRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_CancelImportResponse__Output>): grpc.ClientUnaryCall;
  cancelImport(argument: _dunlin_invoice_v1_CancelImportRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_CancelImportResponse__Output>): grpc.ClientUnaryCall;
  cancelImport(argument: _dunlin_invoice_v1_CancelImportRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_CancelImportResponse__Output>): grpc.ClientUnaryCall;
  
  FailImport(argument: _dunlin_invoice_v1_FailImportRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_FailImportResponse__Output>): grpc.ClientUnaryCall;
  FailImport(argument: _dunlin_invoice_v1_FailImportRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_FailImportResponse__Output>): grpc.ClientUnaryCall;
  FailImport(argument: _dunlin_invoice_v1_FailImportRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_FailImportResponse__Output>): grpc.ClientUnaryCall;
  FailImport(argument: _dunlin_invoice_v1_FailImportRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_FailImportResponse__Output>): grpc.ClientUnaryCall;
  failImport(argument: _dunlin_invoice_v1_FailImportRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_FailImportResponse__Output>): grpc.ClientUnaryCall;
  failImport(argument: _dunlin_invoice_v1_FailImportRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_FailImportResponse__Output>): grpc.ClientUnaryCall;
  failImport(argument: _dunlin_invoice_v1_FailImportRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_FailImportResponse__Output>): grpc.ClientUnaryCall;
  failImport(argument: _dunlin_invoice_v1_FailImportRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_FailImportResponse__Output>): grpc.ClientUnaryCall;
  
  GetImport(argument: _dunlin_invoice_v1_GetImportRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_GetImportResponse__Output>): grpc.ClientUnaryCall;
  GetImport(argument: _dunlin_invoice_v1_GetImportRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_GetImportResponse__Output>): grpc.ClientUnaryCall;
  GetImport(argument: _dunlin_invoice_v1_GetImportRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_GetImportResponse__Output>): grpc.ClientUnaryCall;
  GetImport(argument: _dunlin_invoice_v1_GetImportRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_GetImportResponse__Output>): grpc.ClientUnaryCall;
  getImport(argument: _dunlin_invoice_v1_GetImportRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_GetImportResponse__Output>): grpc.ClientUnaryCall;
  getImport(argument: _dunlin_invoice_v1_GetImportRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_GetImportResponse__Output>): grpc.ClientUnaryCall;
  getImport(argument: _dunlin_invoice_v1_GetImportRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_GetImportResponse__Output>): grpc.ClientUnaryCall;
  getImport(argument: _dunlin_invoice_v1_GetImportRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_GetImportResponse__Output>): grpc.ClientUnaryCall;
  
  ListImportErrors(argument: _dunlin_invoice_v1_ListImportErrorsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_ListImportErrorsResponse__Output>): grpc.ClientUnaryCall;
  ListImportErrors(argument: _dunlin_invoice_v1_ListImportErrorsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_ListImportErrorsResponse__Output>): grpc.ClientUnaryCall;
  ListImportErrors(argument: _dunlin_invoice_v1_ListImportErrorsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_ListImportErrorsResponse__Output>): grpc.ClientUnaryCall;
  ListImportErrors(argument: _dunlin_invoice_v1_ListImportErrorsRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_ListImportErrorsResponse__Output>): grpc.ClientUnaryCall;
  listImportErrors(argument: _dunlin_invoice_v1_ListImportErrorsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_ListImportErrorsResponse__Output>): grpc.ClientUnaryCall;
  listImportErrors(argument: _dunlin_invoice_v1_ListImportErrorsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_ListImportErrorsResponse__Output>): grpc.ClientUnaryCall;
  listImportErrors(argument: _dunlin_invoice_v1_ListImportErrorsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_ListImportErrorsResponse__Output>): grpc.ClientUnaryCall;
  listImportErrors(argument: _dunlin_invoice_v1_ListImportErrorsRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_ListImportErrorsResponse__Output>): grpc.ClientUnaryCall;
  
  ListImports(argument: _dunlin_invoice_v1_ListImportsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_ListImportsResponse__Output>): grpc.ClientUnaryCall;
  ListImports(argument: _dunlin_invoice_v1_ListImportsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_ListImportsResponse__Output>): grpc.ClientUnaryCall;
  ListImports(argument: _dunlin_invoice_v1_ListImportsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_ListImportsResponse__Output>): grpc.ClientUnaryCall;
  ListImports(argument: _dunlin_invoice_v1_ListImportsRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_ListImportsResponse__Output>): grpc.ClientUnaryCall;
  listImports(argument: _dunlin_invoice_v1_ListImportsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_ListImportsResponse__Output>): grpc.ClientUnaryCall;
  listImports(argument: _dunlin_invoice_v1_ListImportsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_ListImportsResponse__Output>): grpc.ClientUnaryCall;
  listImports(argument: _dunlin_invoice_v1_ListImportsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_ListImportsResponse__Output>): grpc.ClientUnaryCall;
  listImports(argument: _dunlin_invoice_v1_ListImportsRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_ListImportsResponse__Output>): grpc.ClientUnaryCall;
  
  RegisterImport(argument: _dunlin_invoice_v1_RegisterImportRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_RegisterImportResponse__Output>): grpc.ClientUnaryCall;
  RegisterImport(argument: _dunlin_invoice_v1_RegisterImportRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_RegisterImportResponse__Output>): grpc.ClientUnaryCall;
  RegisterImport(argument: _dunlin_invoice_v1_RegisterImportRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_RegisterImportResponse__Output>): grpc.ClientUnaryCall;
  RegisterImport(argument: _dunlin_invoice_v1_RegisterImportRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_RegisterImportResponse__Output>): grpc.ClientUnaryCall;
  registerImport(argument: _dunlin_invoice_v1_RegisterImportRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_RegisterImportResponse__Output>): grpc.ClientUnaryCall;
  registerImport(argument: _dunlin_invoice_v1_RegisterImportRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_RegisterImportResponse__Output>): grpc.ClientUnaryCall;
  registerImport(argument: _dunlin_invoice_v1_RegisterImportRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_RegisterImportResponse__Output>): grpc.ClientUnaryCall;
  registerImport(argument: _dunlin_invoice_v1_RegisterImportRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_RegisterImportResponse__Output>): grpc.ClientUnaryCall;
  
  ResumeImport(argument: _dunlin_invoice_v1_ResumeImportRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_ResumeImportResponse__Output>): grpc.ClientUnaryCall;
  ResumeImport(argument: _dunlin_invoice_v1_ResumeImportRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_ResumeImportResponse__Output>): grpc.ClientUnaryCall;
  ResumeImport(argument: _dunlin_invoice_v1_ResumeImportRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_ResumeImportResponse__Output>): grpc.ClientUnaryCall;
  ResumeImport(argument: _dunlin_invoice_v1_ResumeImportRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_ResumeImportResponse__Output>): grpc.ClientUnaryCall;
  resumeImport(argument: _dunlin_invoice_v1_ResumeImportRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_ResumeImportResponse__Output>): grpc.ClientUnaryCall;
  resumeImport(argument: _dunlin_invoice_v1_ResumeImportRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_ResumeImportResponse__Output>): grpc.ClientUnaryCall;
  resumeImport(argument: _dunlin_invoice_v1_ResumeImportRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_ResumeImportResponse__Output>): grpc.ClientUnaryCall;
  resumeImport(argument: _dunlin_invoice_v1_ResumeImportRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_ResumeImportResponse__Output>): grpc.ClientUnaryCall;
  
  StartImport(argument: _dunlin_invoice_v1_StartImportRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_StartImportResponse__Output>): grpc.ClientUnaryCall;
  StartImport(argument: _dunlin_invoice_v1_StartImportRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_StartImportResponse__Output>): grpc.ClientUnaryCall;
  StartImport(argument: _dunlin_invoice_v1_StartImportRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_StartImportResponse__Output>): grpc.ClientUnaryCall;
  StartImport(argument: _dunlin_invoice_v1_StartImportRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_StartImportResponse__Output>): grpc.ClientUnaryCall;
  startImport(argument: _dunlin_invoice_v1_StartImportRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_StartImportResponse__Output>): grpc.ClientUnaryCall;
  startImport(argument: _dunlin_invoice_v1_StartImportRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_StartImportResponse__Output>): grpc.ClientUnaryCall;
  startImport(argument: _dunlin_invoice_v1_StartImportRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_StartImportResponse__Output>): grpc.ClientUnaryCall;
  startImport(argument: _dunlin_invoice_v1_StartImportRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_StartImportResponse__Output>): grpc.ClientUnaryCall;
  
  TakeNextImportChunk(argument: _dunlin_invoice_v1_TakeNextImportChunkRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_TakeNextImportChunkResponse__Output>): grpc.ClientUnaryCall;
  TakeNextImportChunk(argument: _dunlin_invoice_v1_TakeNextImportChunkRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_TakeNextImportChunkResponse__Output>): grpc.ClientUnaryCall;
  TakeNextImportChunk(argument: _dunlin_invoice_v1_TakeNextImportChunkRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_TakeNextImportChunkResponse__Output>): grpc.ClientUnaryCall;
  TakeNextImportChunk(argument: _dunlin_invoice_v1_TakeNextImportChunkRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_TakeNextImportChunkResponse__Output>): grpc.ClientUnaryCall;
  takeNextImportChunk(argument: _dunlin_invoice_v1_TakeNextImportChunkRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_TakeNextImportChunkResponse__Output>): grpc.ClientUnaryCall;
  takeNextImportChunk(argument: _dunlin_invoice_v1_TakeNextImportChunkRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_TakeNextImportChunkResponse__Output>): grpc.ClientUnaryCall;
  takeNextImportChunk(argument: _dunlin_invoice_v1_TakeNextImportChunkRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_TakeNextImportChunkResponse__Output>): grpc.ClientUnaryCall;
  takeNextImportChunk(argument: _dunlin_invoice_v1_TakeNextImportChunkRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_TakeNextImportChunkResponse__Output>): grpc.ClientUnaryCall;
  
  UploadImportPart(argument: _dunlin_invoice_v1_UploadImportPartRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_UploadImportPartResponse__Output>): grpc.ClientUnaryCall;
  UploadImportPart(argument: _dunlin_invoice_v1_UploadImportPartRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_UploadImportPartResponse__Output>): grpc.ClientUnaryCall;
  UploadImportPart(argument: _dunlin_invoice_v1_UploadImportPartRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_UploadImportPartResponse__Output>): grpc.ClientUnaryCall;
  UploadImportPart(argument: _dunlin_invoice_v1_UploadImportPartRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_UploadImportPartResponse__Output>): grpc.ClientUnaryCall;
  uploadImportPart(argument: _dunlin_invoice_v1_UploadImportPartRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_UploadImportPartResponse__Output>): grpc.ClientUnaryCall;
  uploadImportPart(argument: _dunlin_invoice_v1_UploadImportPartRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_UploadImportPartResponse__Output>): grpc.ClientUnaryCall;
  uploadImportPart(argument: _dunlin_invoice_v1_UploadImportPartRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_UploadImportPartResponse__Output>): grpc.ClientUnaryCall;
  uploadImportPart(argument: _dunlin_invoice_v1_UploadImportPartRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_UploadImportPartResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface ImportServiceHandlers extends grpc.UntypedServiceImplementation {
  CancelImport: grpc.handleUnaryCall<_dunlin_invoice_v1_CancelImportRequest__Output, _dunlin_invoice_v1_CancelImportResponse>;
  
  FailImport: grpc.handleUnaryCall<_dunlin_invoice_v1_FailImportRequest__Output, _dunlin_invoice_v1_FailImportResponse>;
  
  GetImport: grpc.handleUnaryCall<_dunlin_invoice_v1_GetImportRequest__Output, _dunlin_invoice_v1_GetImportResponse>;
  
  ListImportErrors: grpc.handleUnaryCall<_dunlin_invoice_v1_ListImportErrorsRequest__Output, _dunlin_invoice_v1_ListImportErrorsResponse>;
  
  ListImports: grpc.handleUnaryCall<_dunlin_invoice_v1_ListImportsRequest__Output, _dunlin_invoice_v1_ListImportsResponse>;
  
  RegisterImport: grpc.handleUnaryCall<_dunlin_invoice_v1_RegisterImportRequest__Output, _dunlin_invoice_v1_RegisterImportResponse>;
  
  ResumeImport: grpc.handleUnaryCall<_dunlin_invoice_v1_ResumeImportRequest__Output, _dunlin_invoice_v1_ResumeImportResponse>;
  
  StartImport: grpc.handleUnaryCall<_dunlin_invoice_v1_StartImportRequest__Output, _dunlin_invoice_v1_StartImportResponse>;
  
  TakeNextImportChunk: grpc.handleUnaryCall<_dunlin_invoice_v1_TakeNextImportChunkRequest__Output, _dunlin_invoice_v1_TakeNextImportChunkResponse>;
  
  UploadImportPart: grpc.handleUnaryCall<_dunlin_invoice_v1_UploadImportPartRequest__Output, _dunlin_invoice_v1_UploadImportPartResponse>;
  
}

export interface ImportServiceDefinition extends grpc.ServiceDefinition {
  CancelImport: MethodDefinition<_dunlin_invoice_v1_CancelImportRequest, _dunlin_invoice_v1_CancelImportResponse, _dunlin_invoice_v1_CancelImportRequest__Output, _dunlin_invoice_v1_CancelImportResponse__Output>
  FailImport: MethodDefinition<_dunlin_invoice_v1_FailImportRequest, _dunlin_invoice_v1_FailImportResponse, _dunlin_invoice_v1_FailImportRequest__Output, _dunlin_invoice_v1_FailImportResponse__Output>
  GetImport: MethodDefinition<_dunlin_invoice_v1_GetImportRequest, _dunlin_invoice_v1_GetImportResponse, _dunlin_invoice_v1_GetImportRequest__Output, _dunlin_invoice_v1_GetImportResponse__Output>
  ListImportErrors: MethodDefinition<_dunlin_invoice_v1_ListImportErrorsRequest, _dunlin_invoice_v1_ListImportErrorsResponse, _dunlin_invoice_v1_ListImportErrorsRequest__Output, _dunlin_invoice_v1_ListImportErrorsResponse__Output>
  ListImports: MethodDefinition<_dunlin_invoice_v1_ListImportsRequest, _dunlin_invoice_v1_ListImportsResponse, _dunlin_invoice_v1_ListImportsRequest__Output, _dunlin_invoice_v1_ListImportsResponse__Output>
  RegisterImport: MethodDefinition<_dunlin_invoice_v1_RegisterImportRequest, _dunlin_invoice_v1_RegisterImportResponse, _dunlin_invoice_v1_RegisterImportRequest__Output, _dunlin_invoice_v1_RegisterImportResponse__Output>
  ResumeImport: MethodDefinition<_dunlin_invoice_v1_ResumeImportRequest, _dunlin_invoice_v1_ResumeImportResponse, _dunlin_invoice_v1_ResumeImportRequest__Output, _dunlin_invoice_v1_ResumeImportResponse__Output>
  StartImport: MethodDefinition<_dunlin_invoice_v1_StartImportRequest, _dunlin_invoice_v1_StartImportResponse, _dunlin_invoice_v1_StartImportRequest__Output, _dunlin_invoice_v1_StartImportResponse__Output>
  TakeNextImportChunk: MethodDefinition<_dunlin_invoice_v1_TakeNextImportChunkRequest, _dunlin_invoice_v1_TakeNextImportChunkResponse, _dunlin_invoice_v1_TakeNextImportChunkRequest__Output, _dunlin_invoice_v1_TakeNextImportChunkResponse__Output>
  UploadImportPart: MethodDefinition<_dunlin_invoice_v1_UploadImportPartRequest, _dunlin_invoice_v1_UploadImportPartResponse, _dunlin_invoice_v1_UploadImportPartRequest__Output, _dunlin_invoice_v1_UploadImportPartResponse__Output>
}
