// Original file: /work/wt-people/protos/dunlin/payment/v1/payment_file_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CancelPaymentFileRequest as _dunlin_payment_v1_CancelPaymentFileRequest, CancelPaymentFileRequest__Output as _dunlin_payment_v1_CancelPaymentFileRequest__Output } from '../../../dunlin/payment/v1/CancelPaymentFileRequest.js';
import type { CancelPaymentFileResponse as _dunlin_payment_v1_CancelPaymentFileResponse, CancelPaymentFileResponse__Output as _dunlin_payment_v1_CancelPaymentFileResponse__Output } from '../../../dunlin/payment/v1/CancelPaymentFileResponse.js';
import type { FailPaymentFileRequest as _dunlin_payment_v1_FailPaymentFileRequest, FailPaymentFileRequest__Output as _dunlin_payment_v1_FailPaymentFileRequest__Output } from '../../../dunlin/payment/v1/FailPaymentFileRequest.js';
import type { FailPaymentFileResponse as _dunlin_payment_v1_FailPaymentFileResponse, FailPaymentFileResponse__Output as _dunlin_payment_v1_FailPaymentFileResponse__Output } from '../../../dunlin/payment/v1/FailPaymentFileResponse.js';
import type { GetPaymentFileRequest as _dunlin_payment_v1_GetPaymentFileRequest, GetPaymentFileRequest__Output as _dunlin_payment_v1_GetPaymentFileRequest__Output } from '../../../dunlin/payment/v1/GetPaymentFileRequest.js';
import type { GetPaymentFileResponse as _dunlin_payment_v1_GetPaymentFileResponse, GetPaymentFileResponse__Output as _dunlin_payment_v1_GetPaymentFileResponse__Output } from '../../../dunlin/payment/v1/GetPaymentFileResponse.js';
import type { ListPaymentFileErrorsRequest as _dunlin_payment_v1_ListPaymentFileErrorsRequest, ListPaymentFileErrorsRequest__Output as _dunlin_payment_v1_ListPaymentFileErrorsRequest__Output } from '../../../dunlin/payment/v1/ListPaymentFileErrorsRequest.js';
import type { ListPaymentFileErrorsResponse as _dunlin_payment_v1_ListPaymentFileErrorsResponse, ListPaymentFileErrorsResponse__Output as _dunlin_payment_v1_ListPaymentFileErrorsResponse__Output } from '../../../dunlin/payment/v1/ListPaymentFileErrorsResponse.js';
import type { ListPaymentFilesRequest as _dunlin_payment_v1_ListPaymentFilesRequest, ListPaymentFilesRequest__Output as _dunlin_payment_v1_ListPaymentFilesRequest__Output } from '../../../dunlin/payment/v1/ListPaymentFilesRequest.js';
import type { ListPaymentFilesResponse as _dunlin_payment_v1_ListPaymentFilesResponse, ListPaymentFilesResponse__Output as _dunlin_payment_v1_ListPaymentFilesResponse__Output } from '../../../dunlin/payment/v1/ListPaymentFilesResponse.js';
import type { RegisterPaymentFileRequest as _dunlin_payment_v1_RegisterPaymentFileRequest, RegisterPaymentFileRequest__Output as _dunlin_payment_v1_RegisterPaymentFileRequest__Output } from '../../../dunlin/payment/v1/RegisterPaymentFileRequest.js';
import type { RegisterPaymentFileResponse as _dunlin_payment_v1_RegisterPaymentFileResponse, RegisterPaymentFileResponse__Output as _dunlin_payment_v1_RegisterPaymentFileResponse__Output } from '../../../dunlin/payment/v1/RegisterPaymentFileResponse.js';
import type { ResumePaymentFileRequest as _dunlin_payment_v1_ResumePaymentFileRequest, ResumePaymentFileRequest__Output as _dunlin_payment_v1_ResumePaymentFileRequest__Output } from '../../../dunlin/payment/v1/ResumePaymentFileRequest.js';
import type { ResumePaymentFileResponse as _dunlin_payment_v1_ResumePaymentFileResponse, ResumePaymentFileResponse__Output as _dunlin_payment_v1_ResumePaymentFileResponse__Output } from '../../../dunlin/payment/v1/ResumePaymentFileResponse.js';
import type { StartPaymentFileRequest as _dunlin_payment_v1_StartPaymentFileRequest, StartPaymentFileRequest__Output as _dunlin_payment_v1_StartPaymentFileRequest__Output } from '../../../dunlin/payment/v1/StartPaymentFileRequest.js';
import type { StartPaymentFileResponse as _dunlin_payment_v1_StartPaymentFileResponse, StartPaymentFileResponse__Output as _dunlin_payment_v1_StartPaymentFileResponse__Output } from '../../../dunlin/payment/v1/StartPaymentFileResponse.js';
import type { TakeNextPaymentFileChunkRequest as _dunlin_payment_v1_TakeNextPaymentFileChunkRequest, TakeNextPaymentFileChunkRequest__Output as _dunlin_payment_v1_TakeNextPaymentFileChunkRequest__Output } from '../../../dunlin/payment/v1/TakeNextPaymentFileChunkRequest.js';
import type { TakeNextPaymentFileChunkResponse as _dunlin_payment_v1_TakeNextPaymentFileChunkResponse, TakeNextPaymentFileChunkResponse__Output as _dunlin_payment_v1_TakeNextPaymentFileChunkResponse__Output } from '../../../dunlin/payment/v1/TakeNextPaymentFileChunkResponse.js';
import type { UploadPaymentFilePartRequest as _dunlin_payment_v1_UploadPaymentFilePartRequest, UploadPaymentFilePartRequest__Output as _dunlin_payment_v1_UploadPaymentFilePartRequest__Output } from '../../../dunlin/payment/v1/UploadPaymentFilePartRequest.js';
import type { UploadPaymentFilePartResponse as _dunlin_payment_v1_UploadPaymentFilePartResponse, UploadPaymentFilePartResponse__Output as _dunlin_payment_v1_UploadPaymentFilePartResponse__Output } from '../../../dunlin/payment/v1/UploadPaymentFilePartResponse.js';

export interface PaymentFileServiceClient extends grpc.Client {
  CancelPaymentFile(argument: _dunlin_payment_v1_CancelPaymentFileRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_CancelPaymentFileResponse__Output>): grpc.ClientUnaryCall;
  CancelPaymentFile(argument: _dunlin_payment_v1_CancelPaymentFileRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_payment_v1_CancelPaymentFileResponse__Output>): grpc.ClientUnaryCall;
  CancelPaymentFile(argument: _dunlin_payment_v1_CancelPaymentFileRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_CancelPaymentFileResponse__Output>): grpc.ClientUnaryCall;
  CancelPaymentFile(argument: _dunlin_payment_v1_CancelPaymentFileRequest, callback: grpc.requestCallback<_dunlin_payment_v1_CancelPaymentFileResponse__Output>): grpc.ClientUnaryCall;
  cancelPaymentFile(argument: _dunlin_payment_v1_CancelPaymentFileRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_CancelPaymentFileResponse__Output>): grpc.ClientUnaryCall;
  cancelPaymentFile(argument: _dunlin_payment_v1_CancelPaymentFileRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_payment_v1_CancelPaymentFileResponse__Output>): grpc.ClientUnaryCall;
  cancelPaymentFile(argument: _dunlin_payment_v1_CancelPaymentFileRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_CancelPaymentFileResponse__Output>): grpc.ClientUnaryCall;
  cancelPaymentFile(argument: _dunlin_payment_v1_CancelPaymentFileRequest, callback: grpc.requestCallback<_dunlin_payment_v1_CancelPaymentFileResponse__Output>): grpc.ClientUnaryCall;
  
  FailPaymentFile(argument: _dunlin_payment_v1_FailPaymentFileRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_FailPaymentFileResponse__Output>): grpc.ClientUnaryCall;
  FailPaymentFile(argument: _dunlin_payment_v1_FailPaymentFileRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_payment_v1_FailPaymentFileResponse__Output>): grpc.ClientUnaryCall;
  FailPaymentFile(argument: _dunlin_payment_v1_FailPaymentFileRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_FailPaymentFileResponse__Output>): grpc.ClientUnaryCall;
  FailPaymentFile(argument: _dunlin_payment_v1_FailPaymentFileRequest, callback: grpc.requestCallback<_dunlin_payment_v1_FailPaymentFileResponse__Output>): grpc.ClientUnaryCall;
  failPaymentFile(argument: _dunlin_payment_v1_FailPaymentFileRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_FailPaymentFileResponse__Output>): grpc.ClientUnaryCall;
  failPaymentFile(argument: _dunlin_payment_v1_FailPaymentFileRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_payment_v1_FailPaymentFileResponse__Output>): grpc.ClientUnaryCall;
  failPaymentFile(argument: _dunlin_payment_v1_FailPaymentFileRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_FailPaymentFileResponse__Output>): grpc.ClientUnaryCall;
  failPaymentFile(argument: _dunlin_payment_v1_FailPaymentFileRequest, callback: grpc.requestCallback<_dunlin_payment_v1_FailPaymentFileResponse__Output>): grpc.ClientUnaryCall;
  
  GetPaymentFile(argument: _dunlin_payment_v1_GetPaymentFileRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_GetPaymentFileResponse__Output>): grpc.ClientUnaryCall;
  GetPaymentFile(argument: _dunlin_payment_v1_GetPaymentFileRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_payment_v1_GetPaymentFileResponse__Output>): grpc.ClientUnaryCall;
  GetPaymentFile(argument: _dunlin_payment_v1_GetPaymentFileRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_GetPaymentFileResponse__Output>): grpc.ClientUnaryCall;
  GetPaymentFile(argument: _dunlin_payment_v1_GetPaymentFileRequest, callback: grpc.requestCallback<_dunlin_payment_v1_GetPaymentFileResponse__Output>): grpc.ClientUnaryCall;
  getPaymentFile(argument: _dunlin_payment_v1_GetPaymentFileRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_GetPaymentFileResponse__Output>): grpc.ClientUnaryCall;
  getPaymentFile(argument: _dunlin_payment_v1_GetPaymentFileRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_payment_v1_GetPaymentFileResponse__Output>): grpc.ClientUnaryCall;
  getPaymentFile(argument: _dunlin_payment_v1_GetPaymentFileRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_GetPaymentFileResponse__Output>): grpc.ClientUnaryCall;
  getPaymentFile(argument: _dunlin_payment_v1_GetPaymentFileRequest, callback: grpc.requestCallback<_dunlin_payment_v1_GetPaymentFileResponse__Output>): grpc.ClientUnaryCall;
  
  ListPaymentFileErrors(argument: _dunlin_payment_v1_ListPaymentFileErrorsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_ListPaymentFileErrorsResponse__Output>): grpc.ClientUnaryCall;
  ListPaymentFileErrors(argument: _dunlin_payment_v1_ListPaymentFileErrorsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_payment_v1_ListPaymentFileErrorsResponse__Output>): grpc.ClientUnaryCall;
  ListPaymentFileErrors(argument: _dunlin_payment_v1_ListPaymentFileErrorsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_ListPaymentFileErrorsResponse__Output>): grpc.ClientUnaryCall;
  ListPaymentFileErrors(argument: _dunlin_payment_v1_ListPaymentFileErrorsRequest, callback: grpc.requestCallback<_dunlin_payment_v1_ListPaymentFileErrorsResponse__Output>): grpc.ClientUnaryCall;
  listPaymentFileErrors(argument: _dunlin_payment_v1_ListPaymentFileErrorsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_ListPaymentFileErrorsResponse__Output>): grpc.ClientUnaryCall;
  listPaymentFileErrors(argument: _dunlin_payment_v1_ListPaymentFileErrorsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_payment_v1_ListPaymentFileErrorsResponse__Output>): grpc.ClientUnaryCall;
  listPaymentFileErrors(argument: _dunlin_payment_v1_ListPaymentFileErrorsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_ListPaymentFileErrorsResponse__Output>): grpc.ClientUnaryCall;
  listPaymentFileErrors(argument: _dunlin_payment_v1_ListPaymentFileErrorsRequest, callback: grpc.requestCallback<_dunlin_payment_v1_ListPaymentFileErrorsResponse__Output>): grpc.ClientUnaryCall;
  
  ListPaymentFiles(argument: _dunlin_payment_v1_ListPaymentFilesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_ListPaymentFilesResponse__Output>): grpc.ClientUnaryCall;
  ListPaymentFiles(argument: _dunlin_payment_v1_ListPaymentFilesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_payment_v1_ListPaymentFilesResponse__Output>): grpc.ClientUnaryCall;
  ListPaymentFiles(argument: _dunlin_payment_v1_ListPaymentFilesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_ListPaymentFilesResponse__Output>): grpc.ClientUnaryCall;
  ListPaymentFiles(argument: _dunlin_payment_v1_ListPaymentFilesRequest, callback: grpc.requestCallback<_dunlin_payment_v1_ListPaymentFilesResponse__Output>): grpc.ClientUnaryCall;
  listPaymentFiles(argument: _dunlin_payment_v1_ListPaymentFilesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_ListPaymentFilesResponse__Output>): grpc.ClientUnaryCall;
  listPaymentFiles(argument: _dunlin_payment_v1_ListPaymentFilesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_payment_v1_ListPaymentFilesResponse__Output>): grpc.ClientUnaryCall;
  listPaymentFiles(argument: _dunlin_payment_v1_ListPaymentFilesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_ListPaymentFilesResponse__Output>): grpc.ClientUnaryCall;
  listPaymentFiles(argument: _dunlin_payment_v1_ListPaymentFilesRequest, callback: grpc.requestCallback<_dunlin_payment_v1_ListPaymentFilesResponse__Output>): grpc.ClientUnaryCall;
  
  RegisterPaymentFile(argument: _dunlin_payment_v1_RegisterPaymentFileRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_RegisterPaymentFileResponse__Output>): grpc.ClientUnaryCall;
  RegisterPaymentFile(argument: _dunlin_payment_v1_RegisterPaymentFileRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_payment_v1_RegisterPaymentFileResponse__Output>): grpc.ClientUnaryCall;
  RegisterPaymentFile(argument: _dunlin_payment_v1_RegisterPaymentFileRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_RegisterPaymentFileResponse__Output>): grpc.ClientUnaryCall;
  RegisterPaymentFile(argument: _dunlin_payment_v1_RegisterPaymentFileRequest, callback: grpc.requestCallback<_dunlin_payment_v1_RegisterPaymentFileResponse__Output>): grpc.ClientUnaryCall;
  registerPaymentFile(argument: _dunlin_payment_v1_RegisterPaymentFileRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_RegisterPaymentFileResponse__Output>): grpc.ClientUnaryCall;
  registerPaymentFile(argument: _dunlin_payment_v1_RegisterPaymentFileRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_payment_v1_RegisterPaymentFileResponse__Output>): grpc.ClientUnaryCall;
  registerPaymentFile(argument: _dunlin_payment_v1_RegisterPaymentFileRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_RegisterPaymentFileResponse__Output>): grpc.ClientUnaryCall;
  registerPaymentFile(argument: _dunlin_payment_v1_RegisterPaymentFileRequest, callback: grpc.requestCallback<_dunlin_payment_v1_RegisterPaymentFileResponse__Output>): grpc.ClientUnaryCall;
  
  ResumePaymentFile(argument: _dunlin_payment_v1_ResumePaymentFileRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_ResumePaymentFileResponse__Output>): grpc.ClientUnaryCall;
  ResumePaymentFile(argument: _dunlin_payment_v1_ResumePaymentFileRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_payment_v1_ResumePaymentFileResponse__Output>): grpc.ClientUnaryCall;
  ResumePaymentFile(argument: _dunlin_payment_v1_ResumePaymentFileRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_ResumePaymentFileResponse__Output>): grpc.ClientUnaryCall;
  ResumePaymentFile(argument: _dunlin_payment_v1_ResumePaymentFileRequest, callback: grpc.requestCallback<_dunlin_payment_v1_ResumePaymentFileResponse__Output>): grpc.ClientUnaryCall;
  resumePaymentFile(argument: _dunlin_payment_v1_ResumePaymentFileRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_ResumePaymentFileResponse__Output>): grpc.ClientUnaryCall;
  resumePaymentFile(argument: _dunlin_payment_v1_ResumePaymentFileRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_payment_v1_ResumePaymentFileResponse__Output>): grpc.ClientUnaryCall;
  resumePaymentFile(argument: _dunlin_payment_v1_ResumePaymentFileRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_ResumePaymentFileResponse__Output>): grpc.ClientUnaryCall;
  resumePaymentFile(argument: _dunlin_payment_v1_ResumePaymentFileRequest, callback: grpc.requestCallback<_dunlin_payment_v1_ResumePaymentFileResponse__Output>): grpc.ClientUnaryCall;
  
  StartPaymentFile(argument: _dunlin_payment_v1_StartPaymentFileRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_StartPaymentFileResponse__Output>): grpc.ClientUnaryCall;
  StartPaymentFile(argument: _dunlin_payment_v1_StartPaymentFileRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_payment_v1_StartPaymentFileResponse__Output>): grpc.ClientUnaryCall;
  StartPaymentFile(argument: _dunlin_payment_v1_StartPaymentFileRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_StartPaymentFileResponse__Output>): grpc.ClientUnaryCall;
  StartPaymentFile(argument: _dunlin_payment_v1_StartPaymentFileRequest, callback: grpc.requestCallback<_dunlin_payment_v1_StartPaymentFileResponse__Output>): grpc.ClientUnaryCall;
  startPaymentFile(argument: _dunlin_payment_v1_StartPaymentFileRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_StartPaymentFileResponse__Output>): grpc.ClientUnaryCall;
  startPaymentFile(argument: _dunlin_payment_v1_StartPaymentFileRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_payment_v1_StartPaymentFileResponse__Output>): grpc.ClientUnaryCall;
  startPaymentFile(argument: _dunlin_payment_v1_StartPaymentFileRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_StartPaymentFileResponse__Output>): grpc.ClientUnaryCall;
  startPaymentFile(argument: _dunlin_payment_v1_StartPaymentFileRequest, callback: grpc.requestCallback<_dunlin_payment_v1_StartPaymentFileResponse__Output>): grpc.ClientUnaryCall;
  
  TakeNextPaymentFileChunk(argument: _dunlin_payment_v1_TakeNextPaymentFileChunkRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_TakeNextPaymentFileChunkResponse__Output>): grpc.ClientUnaryCall;
  TakeNextPaymentFileChunk(argument: _dunlin_payment_v1_TakeNextPaymentFileChunkRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_payment_v1_TakeNextPaymentFileChunkResponse__Output>): grpc.ClientUnaryCall;
  TakeNextPaymentFileChunk(argument: _dunlin_payment_v1_TakeNextPaymentFileChunkRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_TakeNextPaymentFileChunkResponse__Output>): grpc.ClientUnaryCall;
  TakeNextPaymentFileChunk(argument: _dunlin_payment_v1_TakeNextPaymentFileChunkRequest, callback: grpc.requestCallback<_dunlin_payment_v1_TakeNextPaymentFileChunkResponse__Output>): grpc.ClientUnaryCall;
  takeNextPaymentFileChunk(argument: _dunlin_payment_v1_TakeNextPaymentFileChunkRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_TakeNextPaymentFileChunkResponse__Output>): grpc.ClientUnaryCall;
  takeNextPaymentFileChunk(argument: _dunlin_payment_v1_TakeNextPaymentFileChunkRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_payment_v1_TakeNextPaymentFileChunkResponse__Output>): grpc.ClientUnaryCall;
  takeNextPaymentFileChunk(argument: _dunlin_payment_v1_TakeNextPaymentFileChunkRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_TakeNextPaymentFileChunkResponse__Output>): grpc.ClientUnaryCall;
  takeNextPaymentFileChunk(argument: _dunlin_payment_v1_TakeNextPaymentFileChunkRequest, callback: grpc.requestCallback<_dunlin_payment_v1_TakeNextPaymentFileChunkResponse__Output>): grpc.ClientUnaryCall;
  
  UploadPaymentFilePart(argument: _dunlin_payment_v1_UploadPaymentFilePartRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_UploadPaymentFilePartResponse__Output>): grpc.ClientUnaryCall;
  UploadPaymentFilePart(argument: _dunlin_payment_v1_UploadPaymentFilePartRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_payment_v1_UploadPaymentFilePartResponse__Output>): grpc.ClientUnaryCall;
  UploadPaymentFilePart(argument: _dunlin_payment_v1_UploadPaymentFilePartRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_UploadPaymentFilePartResponse__Output>): grpc.ClientUnaryCall;
  UploadPaymentFilePart(argument: _dunlin_payment_v1_UploadPaymentFilePartRequest, callback: grpc.requestCallback<_dunlin_payment_v1_UploadPaymentFilePartResponse__Output>): grpc.ClientUnaryCall;
  uploadPaymentFilePart(argument: _dunlin_payment_v1_UploadPaymentFilePartRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_UploadPaymentFilePartResponse__Output>): grpc.ClientUnaryCall;
  uploadPaymentFilePart(argument: _dunlin_payment_v1_UploadPaymentFilePartRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_payment_v1_UploadPaymentFilePartResponse__Output>): grpc.ClientUnaryCall;
  uploadPaymentFilePart(argument: _dunlin_payment_v1_UploadPaymentFilePartRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_UploadPaymentFilePartResponse__Output>): grpc.ClientUnaryCall;
  uploadPaymentFilePart(argument: _dunlin_payment_v1_UploadPaymentFilePartRequest, callback: grpc.requestCallback<_dunlin_payment_v1_UploadPaymentFilePartResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface PaymentFileServiceHandlers extends grpc.UntypedServiceImplementation {
  CancelPaymentFile: grpc.handleUnaryCall<_dunlin_payment_v1_CancelPaymentFileRequest__Output, _dunlin_payment_v1_CancelPaymentFileResponse>;
  
  FailPaymentFile: grpc.handleUnaryCall<_dunlin_payment_v1_FailPaymentFileRequest__Output, _dunlin_payment_v1_FailPaymentFileResponse>;
  
  GetPaymentFile: grpc.handleUnaryCall<_dunlin_payment_v1_GetPaymentFileRequest__Output, _dunlin_payment_v1_GetPaymentFileResponse>;
  
  ListPaymentFileErrors: grpc.handleUnaryCall<_dunlin_payment_v1_ListPaymentFileErrorsRequest__Output, _dunlin_payment_v1_ListPaymentFileErrorsResponse>;
  
  ListPaymentFiles: grpc.handleUnaryCall<_dunlin_payment_v1_ListPaymentFilesRequest__Output, _dunlin_payment_v1_ListPaymentFilesResponse>;
  
  RegisterPaymentFile: grpc.handleUnaryCall<_dunlin_payment_v1_RegisterPaymentFileRequest__Output, _dunlin_payment_v1_RegisterPaymentFileResponse>;
  
  ResumePaymentFile: grpc.handleUnaryCall<_dunlin_payment_v1_ResumePaymentFileRequest__Output, _dunlin_payment_v1_ResumePaymentFileResponse>;
  
  StartPaymentFile: grpc.handleUnaryCall<_dunlin_payment_v1_StartPaymentFileRequest__Output, _dunlin_payment_v1_StartPaymentFileResponse>;
  
  TakeNextPaymentFileChunk: grpc.handleUnaryCall<_dunlin_payment_v1_TakeNextPaymentFileChunkRequest__Output, _dunlin_payment_v1_TakeNextPaymentFileChunkResponse>;
  
  UploadPaymentFilePart: grpc.handleUnaryCall<_dunlin_payment_v1_UploadPaymentFilePartRequest__Output, _dunlin_payment_v1_UploadPaymentFilePartResponse>;
  
}

export interface PaymentFileServiceDefinition extends grpc.ServiceDefinition {
  CancelPaymentFile: MethodDefinition<_dunlin_payment_v1_CancelPaymentFileRequest, _dunlin_payment_v1_CancelPaymentFileResponse, _dunlin_payment_v1_CancelPaymentFileRequest__Output, _dunlin_payment_v1_CancelPaymentFileResponse__Output>
  FailPaymentFile: MethodDefinition<_dunlin_payment_v1_FailPaymentFileRequest, _dunlin_payment_v1_FailPaymentFileResponse, _dunlin_payment_v1_FailPaymentFileRequest__Output, _dunlin_payment_v1_FailPaymentFileResponse__Output>
  GetPaymentFile: MethodDefinition<_dunlin_payment_v1_GetPaymentFileRequest, _dunlin_payment_v1_GetPaymentFileResponse, _dunlin_payment_v1_GetPaymentFileRequest__Output, _dunlin_payment_v1_GetPaymentFileResponse__Output>
  ListPaymentFileErrors: MethodDefinition<_dunlin_payment_v1_ListPaymentFileErrorsRequest, _dunlin_payment_v1_ListPaymentFileErrorsResponse, _dunlin_payment_v1_ListPaymentFileErrorsRequest__Output, _dunlin_payment_v1_ListPaymentFileErrorsResponse__Output>
  ListPaymentFiles: MethodDefinition<_dunlin_payment_v1_ListPaymentFilesRequest, _dunlin_payment_v1_ListPaymentFilesResponse, _dunlin_payment_v1_ListPaymentFilesRequest__Output, _dunlin_payment_v1_ListPaymentFilesResponse__Output>
  RegisterPaymentFile: MethodDefinition<_dunlin_payment_v1_RegisterPaymentFileRequest, _dunlin_payment_v1_RegisterPaymentFileResponse, _dunlin_payment_v1_RegisterPaymentFileRequest__Output, _dunlin_payment_v1_RegisterPaymentFileResponse__Output>
  ResumePaymentFile: MethodDefinition<_dunlin_payment_v1_ResumePaymentFileRequest, _dunlin_payment_v1_ResumePaymentFileResponse, _dunlin_payment_v1_ResumePaymentFileRequest__Output, _dunlin_payment_v1_ResumePaymentFileResponse__Output>
  StartPaymentFile: MethodDefinition<_dunlin_payment_v1_StartPaymentFileRequest, _dunlin_payment_v1_StartPaymentFileResponse, _dunlin_payment_v1_StartPaymentFileRequest__Output, _dunlin_payment_v1_StartPaymentFileResponse__Output>
  TakeNextPaymentFileChunk: MethodDefinition<_dunlin_payment_v1_TakeNextPaymentFileChunkRequest, _dunlin_payment_v1_TakeNextPaymentFileChunkResponse, _dunlin_payment_v1_TakeNextPaymentFileChunkRequest__Output, _dunlin_payment_v1_TakeNextPaymentFileChunkResponse__Output>
  UploadPaymentFilePart: MethodDefinition<_dunlin_payment_v1_UploadPaymentFilePartRequest, _dunlin_payment_v1_UploadPaymentFilePartResponse, _dunlin_payment_v1_UploadPaymentFilePartRequest__Output, _dunlin_payment_v1_UploadPaymentFilePartResponse__Output>
}
