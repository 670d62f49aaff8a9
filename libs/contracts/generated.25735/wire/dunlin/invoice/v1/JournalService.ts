// Original file: /work/wt-people/protos/dunlin/invoice/v1/journal_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ListJournalLinesRequest as _dunlin_invoice_v1_ListJournalLinesRequest, ListJournalLinesRequest__Output as _dunlin_invoice_v1_ListJournalLinesRequest__Output } from '../../../dunlin/invoice/v1/ListJournalLinesRequest.js';
import type { ListJournalLinesResponse as _dunlin_invoice_v1_ListJournalLinesResponse, ListJournalLinesResponse__Output as _dunlin_invoice_v1_ListJournalLinesResponse__Output } from '../../../dunlin/invoice/v1/ListJournalLinesResponse.js';
import type { VerifyJournalRequest as _dunlin_invoice_v1_VerifyJournalRequest, VerifyJournalRequest__Output as _dunlin_invoice_v1_VerifyJournalRequest__Output } from '../../../dunlin/invoice/v1/VerifyJournalRequest.js';
import type { VerifyJournalResponse as _dunlin_invoice_v1_VerifyJournalResponse, VerifyJournalResponse__Output as _dunlin_invoice_v1_VerifyJournalResponse__Output } from '../../../dunlin/invoice/v1/VerifyJournalResponse.js';

export interface JournalServiceClient extends grpc.Client {
  ListJournalLines(argument: _dunlin_invoice_v1_ListJournalLinesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_ListJournalLinesResponse__Output>): grpc.ClientUnaryCall;
  ListJournalLines(argument: _dunlin_invoice_v1_ListJournalLinesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_ListJournalLinesResponse__Output>): grpc.ClientUnaryCall;
  ListJournalLines(argument: _dunlin_invoice_v1_ListJournalLinesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_ListJournalLinesResponse__Output>): grpc.ClientUnaryCall;
  ListJournalLines(argument: _dunlin_invoice_v1_ListJournalLinesRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_ListJournalLinesResponse__Output>): grpc.ClientUnaryCall;
  listJournalLines(argument: _dunlin_invoice_v1_ListJournalLinesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_ListJournalLinesResponse__Output>): grpc.ClientUnaryCall;
  listJournalLines(argument: _dunlin_invoice_v1_ListJournalLinesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_ListJournalLinesResponse__Output>): grpc.ClientUnaryCall;
  listJournalLines(argument: _dunlin_invoice_v1_ListJournalLinesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_ListJournalLinesResponse__Output>): grpc.ClientUnaryCall;
  listJournalLines(argument: _dunlin_invoice_v1_ListJournalLinesRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_ListJournalLinesResponse__Output>): grpc.ClientUnaryCall;
  
  VerifyJournal(argument: _dunlin_invoice_v1_VerifyJournalRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_VerifyJournalResponse__Output>): grpc.ClientUnaryCall;
  VerifyJournal(argument: _dunlin_invoice_v1_VerifyJournalRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_VerifyJournalResponse__Output>): grpc.ClientUnaryCall;
  VerifyJournal(argument: _dunlin_invoice_v1_VerifyJournalRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_VerifyJournalResponse__Output>): grpc.ClientUnaryCall;
  VerifyJournal(argument: _dunlin_invoice_v1_VerifyJournalRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_VerifyJournalResponse__Output>): grpc.ClientUnaryCall;
  verifyJournal(argument: _dunlin_invoice_v1_VerifyJournalRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_VerifyJournalResponse__Output>): grpc.ClientUnaryCall;
  verifyJournal(argument: _dunlin_invoice_v1_VerifyJournalRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_VerifyJournalResponse__Output>): grpc.ClientUnaryCall;
  verifyJournal(argument: _dunlin_invoice_v1_VerifyJournalRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_VerifyJournalResponse__Output>): grpc.ClientUnaryCall;
  verifyJournal(argument: _dunlin_invoice_v1_VerifyJournalRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_VerifyJournalResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface JournalServiceHandlers extends grpc.UntypedServiceImplementation {
  ListJournalLines: grpc.handleUnaryCall<_dunlin_invoice_v1_ListJournalLinesRequest__Output, _dunlin_invoice_v1_ListJournalLinesResponse>;
  
  VerifyJournal: grpc.handleUnaryCall<_dunlin_invoice_v1_VerifyJournalRequest__Output, _dunlin_invoice_v1_VerifyJournalResponse>;
  
}

export interface JournalServiceDefinition extends grpc.ServiceDefinition {
  ListJournalLines: MethodDefinition<_dunlin_invoice_v1_ListJournalLinesRequest, _dunlin_invoice_v1_ListJournalLinesResponse, _dunlin_invoice_v1_ListJournalLinesRequest__Output, _dunlin_invoice_v1_ListJournalLinesResponse__Output>
  VerifyJournal: MethodDefinition<_dunlin_invoice_v1_VerifyJournalRequest, _dunlin_invoice_v1_VerifyJournalResponse, _dunlin_invoice_v1_VerifyJournalRequest__Output, _dunlin_invoice_v1_VerifyJournalResponse__Output>
}
