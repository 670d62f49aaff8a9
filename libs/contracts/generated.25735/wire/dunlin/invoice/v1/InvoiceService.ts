// Original file: /work/wt-people/protos/dunlin/invoice/v1/invoice_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { BatchGetInvoicesRequest as _dunlin_invoice_v1_BatchGetInvoicesRequest, BatchGetInvoicesRequest__Output as _dunlin_invoice_v1_BatchGetInvoicesRequest__Output } from '../../../dunlin/invoice/v1/BatchGetInvoicesRequest.js';
import type { BatchGetInvoicesResponse as _dunlin_invoice_v1_BatchGetInvoicesResponse, BatchGetInvoicesResponse__Output as _dunlin_invoice_v1_BatchGetInvoicesResponse__Output } from '../../../dunlin/invoice/v1/BatchGetInvoicesResponse.js';
import type { CloseDisputeRequest as _dunlin_invoice_v1_CloseDisputeRequest, CloseDisputeRequest__Output as _dunlin_invoice_v1_CloseDisputeRequest__Output } from '../../../dunlin/invoice/v1/CloseDisputeRequest.js';
import type { CloseDisputeResponse as _dunlin_invoice_v1_CloseDisputeResponse, CloseDisputeResponse__Output as _dunlin_invoice_v1_CloseDisputeResponse__Output } from '../../../dunlin/invoice/v1/CloseDisputeResponse.js';
import type { CreateInvoiceRequest as _dunlin_invoice_v1_CreateInvoiceRequest, CreateInvoiceRequest__Output as _dunlin_invoice_v1_CreateInvoiceRequest__Output } from '../../../dunlin/invoice/v1/CreateInvoiceRequest.js';
import type { CreateInvoiceResponse as _dunlin_invoice_v1_CreateInvoiceResponse, CreateInvoiceResponse__Output as _dunlin_invoice_v1_CreateInvoiceResponse__Output } from '../../../dunlin/invoice/v1/CreateInvoiceResponse.js';
import type { GetInvoiceRequest as _dunlin_invoice_v1_GetInvoiceRequest, GetInvoiceRequest__Output as _dunlin_invoice_v1_GetInvoiceRequest__Output } from '../../../dunlin/invoice/v1/GetInvoiceRequest.js';
import type { GetInvoiceResponse as _dunlin_invoice_v1_GetInvoiceResponse, GetInvoiceResponse__Output as _dunlin_invoice_v1_GetInvoiceResponse__Output } from '../../../dunlin/invoice/v1/GetInvoiceResponse.js';
import type { GetInvoiceSummaryRequest as _dunlin_invoice_v1_GetInvoiceSummaryRequest, GetInvoiceSummaryRequest__Output as _dunlin_invoice_v1_GetInvoiceSummaryRequest__Output } from '../../../dunlin/invoice/v1/GetInvoiceSummaryRequest.js';
import type { GetInvoiceSummaryResponse as _dunlin_invoice_v1_GetInvoiceSummaryResponse, GetInvoiceSummaryResponse__Output as _dunlin_invoice_v1_GetInvoiceSummaryResponse__Output } from '../../../dunlin/invoice/v1/GetInvoiceSummaryResponse.js';
import type { IssueInvoiceRequest as _dunlin_invoice_v1_IssueInvoiceRequest, IssueInvoiceRequest__Output as _dunlin_invoice_v1_IssueInvoiceRequest__Output } from '../../../dunlin/invoice/v1/IssueInvoiceRequest.js';
import type { IssueInvoiceResponse as _dunlin_invoice_v1_IssueInvoiceResponse, IssueInvoiceResponse__Output as _dunlin_invoice_v1_IssueInvoiceResponse__Output } from '../../../dunlin/invoice/v1/IssueInvoiceResponse.js';
import type { ListInvoicesRequest as _dunlin_invoice_v1_ListInvoicesRequest, ListInvoicesRequest__Output as _dunlin_invoice_v1_ListInvoicesRequest__Output } from '../../../dunlin/invoice/v1/ListInvoicesRequest.js';
import type { ListInvoicesResponse as _dunlin_invoice_v1_ListInvoicesResponse, ListInvoicesResponse__Output as _dunlin_invoice_v1_ListInvoicesResponse__Output } from '../../../dunlin/invoice/v1/ListInvoicesResponse.js';
import type { MarkOverdueRequest as _dunlin_invoice_v1_MarkOverdueRequest, MarkOverdueRequest__Output as _dunlin_invoice_v1_MarkOverdueRequest__Output } from '../../../dunlin/invoice/v1/MarkOverdueRequest.js';
import type { MarkOverdueResponse as _dunlin_invoice_v1_MarkOverdueResponse, MarkOverdueResponse__Output as _dunlin_invoice_v1_MarkOverdueResponse__Output } from '../../../dunlin/invoice/v1/MarkOverdueResponse.js';
import type { RaiseDisputeRequest as _dunlin_invoice_v1_RaiseDisputeRequest, RaiseDisputeRequest__Output as _dunlin_invoice_v1_RaiseDisputeRequest__Output } from '../../../dunlin/invoice/v1/RaiseDisputeRequest.js';
import type { RaiseDisputeResponse as _dunlin_invoice_v1_RaiseDisputeResponse, RaiseDisputeResponse__Output as _dunlin_invoice_v1_RaiseDisputeResponse__Output } from '../../../dunlin/invoice/v1/RaiseDisputeResponse.js';
import type { ResolveInvoicesRequest as _dunlin_invoice_v1_ResolveInvoicesRequest, ResolveInvoicesRequest__Output as _dunlin_invoice_v1_ResolveInvoicesRequest__Output } from '../../../dunlin/invoice/v1/ResolveInvoicesRequest.js';
import type { ResolveInvoicesResponse as _dunlin_invoice_v1_ResolveInvoicesResponse, ResolveInvoicesResponse__Output as _dunlin_invoice_v1_ResolveInvoicesResponse__Output } from '../../../dunlin/invoice/v1/ResolveInvoicesResponse.js';
import type { VoidInvoiceRequest as _dunlin_invoice_v1_VoidInvoiceRequest, VoidInvoiceRequest__Output as _dunlin_invoice_v1_VoidInvoiceRequest__Output } from '../../../dunlin/invoice/v1/VoidInvoiceRequest.js';
import type { VoidInvoiceResponse as _dunlin_invoice_v1_VoidInvoiceResponse, VoidInvoiceResponse__Output as _dunlin_invoice_v1_VoidInvoiceResponse__Output } from '../../../dunlin/invoice/v1/VoidInvoiceResponse.js';

export interface InvoiceServiceClient extends grpc.Client {
  BatchGetInvoices(argument: _dunlin_invoice_v1_BatchGetInvoicesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_BatchGetInvoicesResponse__Output>): grpc.ClientUnaryCall;
  BatchGetInvoices(argument: _dunlin_invoice_v1_BatchGetInvoicesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_BatchGetInvoicesResponse__Output>): grpc.ClientUnaryCall;
  BatchGetInvoices(argument: _dunlin_invoice_v1_BatchGetInvoicesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_BatchGetInvoicesResponse__Output>): grpc.ClientUnaryCall;
  BatchGetInvoices(argument: _dunlin_invoice_v1_BatchGetInvoicesRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_BatchGetInvoicesResponse__Output>): grpc.ClientUnaryCall;
  batchGetInvoices(argument: _dunlin_invoice_v1_BatchGetInvoicesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_BatchGetInvoicesResponse__Output>): grpc.ClientUnaryCall;
  batchGetInvoices(argument: _dunlin_invoice_v1_BatchGetInvoicesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_BatchGetInvoicesResponse__Output>): grpc.ClientUnaryCall;
  batchGetInvoices(argument: _dunlin_invoice_v1_BatchGetInvoicesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_BatchGetInvoicesResponse__Output>): grpc.ClientUnaryCall;
  batchGetInvoices(argument: _dunlin_invoice_v1_BatchGetInvoicesRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_BatchGetInvoicesResponse__Output>): grpc.ClientUnaryCall;
  
  CloseDispute(argument: _dunlin_invoice_v1_CloseDisputeRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_CloseDisputeResponse__Output>): grpc.ClientUnaryCall;
  CloseDispute(argument: _dunlin_invoice_v1_CloseDisputeRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_CloseDisputeResponse__Output>): grpc.ClientUnaryCall;
  CloseDispute(argument: _dunlin_invoice_v1_CloseDisputeRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_CloseDisputeResponse__Output>): grpc.ClientUnaryCall;
  CloseDispute(argument: _dunlin_invoice_v1_CloseDisputeRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_CloseDisputeResponse__Output>): grpc.ClientUnaryCall;
  closeDispute(argument: _dunlin_invoice_v1_CloseDisputeRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_CloseDisputeResponse__Output>): grpc.ClientUnaryCall;
  closeDispute(argument: _dunlin_invoice_v1_CloseDisputeRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_CloseDisputeResponse__Output>): grpc.ClientUnaryCall;
  closeDispute(argument: _dunlin_invoice_v1_CloseDisputeRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_CloseDisputeResponse__Output>): grpc.ClientUnaryCall;
  closeDispute(argument: _dunlin_invoice_v1_CloseDisputeRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_CloseDisputeResponse__Output>): grpc.ClientUnaryCall;
  
  CreateInvoice(argument: _dunlin_invoice_v1_CreateInvoiceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_CreateInvoiceResponse__Output>): grpc.ClientUnaryCall;
  CreateInvoice(argument: _dunlin_invoice_v1_CreateInvoiceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_CreateInvoiceResponse__Output>): grpc.ClientUnaryCall;
  CreateInvoice(argument: _dunlin_invoice_v1_CreateInvoiceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_CreateInvoiceResponse__Output>): grpc.ClientUnaryCall;
  CreateInvoice(argument: _dunlin_invoice_v1_CreateInvoiceRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_CreateInvoiceResponse__Output>): grpc.ClientUnaryCall;
  createInvoice(argument: _dunlin_invoice_v1_CreateInvoiceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_CreateInvoiceResponse__Output>): grpc.ClientUnaryCall;
  createInvoice(argument: _dunlin_invoice_v1_CreateInvoiceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_CreateInvoiceResponse__Output>): grpc.ClientUnaryCall;
  createInvoice(argument: _dunlin_invoice_v1_CreateInvoiceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_CreateInvoiceResponse__Output>): grpc.ClientUnaryCall;
  createInvoice(argument: _dunlin_invoice_v1_CreateInvoiceRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_CreateInvoiceResponse__Output>): grpc.ClientUnaryCall;
  
  GetInvoice(argument: _dunlin_invoice_v1_GetInvoiceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_GetInvoiceResponse__Output>): grpc.ClientUnaryCall;
  GetInvoice(argument: _dunlin_invoice_v1_GetInvoiceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_GetInvoiceResponse__Output>): grpc.ClientUnaryCall;
  GetInvoice(argument: _dunlin_invoice_v1_GetInvoiceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_GetInvoiceResponse__Output>): grpc.ClientUnaryCall;
  GetInvoice(argument: _dunlin_invoice_v1_GetInvoiceRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_GetInvoiceResponse__Output>): grpc.ClientUnaryCall;
  getInvoice(argument: _dunlin_invoice_v1_GetInvoiceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_GetInvoiceResponse__Output>): grpc.ClientUnaryCall;
  getInvoice(argument: _dunlin_invoice_v1_GetInvoiceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_GetInvoiceResponse__Output>): grpc.ClientUnaryCall;
  getInvoice(argument: _dunlin_invoice_v1_GetInvoiceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_GetInvoiceResponse__Output>): grpc.ClientUnaryCall;
  getInvoice(argument: _dunlin_invoice_v1_GetInvoiceRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_GetInvoiceResponse__Output>): grpc.ClientUnaryCall;
  
  GetInvoiceSummary(argument: _dunlin_invoice_v1_GetInvoiceSummaryRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_GetInvoiceSummaryResponse__Output>): grpc.ClientUnaryCall;
  GetInvoiceSummary(argument: _dunlin_invoice_v1_GetInvoiceSummaryRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_GetInvoiceSummaryResponse__Output>): grpc.ClientUnaryCall;
  GetInvoiceSummary(argument: _dunlin_invoice_v1_GetInvoiceSummaryRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_GetInvoiceSummaryResponse__Output>): grpc.ClientUnaryCall;
  GetInvoiceSummary(argument: _dunlin_invoice_v1_GetInvoiceSummaryRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_GetInvoiceSummaryResponse__Output>): grpc.ClientUnaryCall;
  getInvoiceSummary(argument: _dunlin_invoice_v1_GetInvoiceSummaryRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_GetInvoiceSummaryResponse__Output>): grpc.ClientUnaryCall;
  getInvoiceSummary(argument: _dunlin_invoice_v1_GetInvoiceSummaryRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_GetInvoiceSummaryResponse__Output>): grpc.ClientUnaryCall;
  getInvoiceSummary(argument: _dunlin_invoice_v1_GetInvoiceSummaryRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_GetInvoiceSummaryResponse__Output>): grpc.ClientUnaryCall;
  getInvoiceSummary(argument: _dunlin_invoice_v1_GetInvoiceSummaryRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_GetInvoiceSummaryResponse__Output>): grpc.ClientUnaryCall;
  
  IssueInvoice(argument: _dunlin_invoice_v1_IssueInvoiceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_IssueInvoiceResponse__Output>): grpc.ClientUnaryCall;
  IssueInvoice(argument: _dunlin_invoice_v1_IssueInvoiceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_IssueInvoiceResponse__Output>): grpc.ClientUnaryCall;
  IssueInvoice(argument: _dunlin_invoice_v1_IssueInvoiceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_IssueInvoiceResponse__Output>): grpc.ClientUnaryCall;
  IssueInvoice(argument: _dunlin_invoice_v1_IssueInvoiceRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_IssueInvoiceResponse__Output>): grpc.ClientUnaryCall;
  issueInvoice(argument: _dunlin_invoice_v1_IssueInvoiceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_IssueInvoiceResponse__Output>): grpc.ClientUnaryCall;
  issueInvoice(argument: _dunlin_invoice_v1_IssueInvoiceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_IssueInvoiceResponse__Output>): grpc.ClientUnaryCall;
  issueInvoice(argument: _dunlin_invoice_v1_IssueInvoiceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_IssueInvoiceResponse__Output>): grpc.ClientUnaryCall;
  issueInvoice(argument: _dunlin_invoice_v1_IssueInvoiceRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_IssueInvoiceResponse__Output>): grpc.ClientUnaryCall;
  
  ListInvoices(argument: _dunlin_invoice_v1_ListInvoicesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_ListInvoicesResponse__Output>): grpc.ClientUnaryCall;
  ListInvoices(argument: _dunlin_invoice_v1_ListInvoicesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_ListInvoicesResponse__Output>): grpc.ClientUnaryCall;
  ListInvoices(argument: _dunlin_invoice_v1_ListInvoicesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_ListInvoicesResponse__Output>): grpc.ClientUnaryCall;
  ListInvoices(argument: _dunlin_invoice_v1_ListInvoicesRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_ListInvoicesResponse__Output>): grpc.ClientUnaryCall;
  listInvoices(argument: _dunlin_invoice_v1_ListInvoicesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_ListInvoicesResponse__Output>): grpc.ClientUnaryCall;
  listInvoices(argument: _dunlin_invoice_v1_ListInvoicesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_ListInvoicesResponse__Output>): grpc.ClientUnaryCall;
  listInvoices(argument: _dunlin_invoice_v1_ListInvoicesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_ListInvoicesResponse__Output>): grpc.ClientUnaryCall;
  listInvoices(argument: _dunlin_invoice_v1_ListInvoicesRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_ListInvoicesResponse__Output>): grpc.ClientUnaryCall;
  
  MarkOverdue(argument: _dunlin_invoice_v1_MarkOverdueRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_MarkOverdueResponse__Output>): grpc.ClientUnaryCall;
  MarkOverdue(argument: _dunlin_invoice_v1_MarkOverdueRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_MarkOverdueResponse__Output>): grpc.ClientUnaryCall;
  MarkOverdue(argument: _dunlin_invoice_v1_MarkOverdueRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_MarkOverdueResponse__Output>): grpc.ClientUnaryCall;
  MarkOverdue(argument: _dunlin_invoice_v1_MarkOverdueRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_MarkOverdueResponse__Output>): grpc.ClientUnaryCall;
  markOverdue(argument: _dunlin_invoice_v1_MarkOverdueRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_MarkOverdueResponse__Output>): grpc.ClientUnaryCall;
  markOverdue(argument: _dunlin_invoice_v1_MarkOverdueRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_MarkOverdueResponse__Output>): grpc.ClientUnaryCall;
  markOverdue(argument: _dunlin_invoice_v1_MarkOverdueRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_MarkOverdueResponse__Output>): grpc.ClientUnaryCall;
  markOverdue(argument: _dunlin_invoice_v1_MarkOverdueRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_MarkOverdueResponse__Output>): grpc.ClientUnaryCall;
  
  RaiseDispute(argument: _dunlin_invoice_v1_RaiseDisputeRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_RaiseDisputeResponse__Output>): grpc.ClientUnaryCall;
  RaiseDispute(argument: _dunlin_invoice_v1_RaiseDisputeRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_RaiseDisputeResponse__Output>): grpc.ClientUnaryCall;
  RaiseDispute(argument: _dunlin_invoice_v1_RaiseDisputeRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_RaiseDisputeResponse__Output>): grpc.ClientUnaryCall;
  RaiseDispute(argument: _dunlin_invoice_v1_RaiseDisputeRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_RaiseDisputeResponse__Output>): grpc.ClientUnaryCall;
  raiseDispute(argument: _dunlin_invoice_v1_RaiseDisputeRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_RaiseDisputeResponse__Output>): grpc.ClientUnaryCall;
  raiseDispute(argument: _dunlin_invoice_v1_RaiseDisputeRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_RaiseDisputeResponse__Output>): grpc.ClientUnaryCall;
  raiseDispute(argument: _dunlin_invoice_v1_RaiseDisputeRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_RaiseDisputeResponse__Output>): grpc.ClientUnaryCall;
  raiseDispute(argument: _dunlin_invoice_v1_RaiseDisputeRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_RaiseDisputeResponse__Output>): grpc.ClientUnaryCall;
  
  ResolveInvoices(argument: _dunlin_invoice_v1_ResolveInvoicesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_ResolveInvoicesResponse__Output>): grpc.ClientUnaryCall;
  ResolveInvoices(argument: _dunlin_invoice_v1_ResolveInvoicesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_ResolveInvoicesResponse__Output>): grpc.ClientUnaryCall;
  ResolveInvoices(argument: _dunlin_invoice_v1_ResolveInvoicesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_ResolveInvoicesResponse__Output>): grpc.ClientUnaryCall;
  ResolveInvoices(argument: _dunlin_invoice_v1_ResolveInvoicesRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_ResolveInvoicesResponse__Output>): grpc.ClientUnaryCall;
  resolveInvoices(argument: _dunlin_invoice_v1_ResolveInvoicesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_ResolveInvoicesResponse__Output>): grpc.ClientUnaryCall;
  resolveInvoices(argument: _dunlin_invoice_v1_ResolveInvoicesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_ResolveInvoicesResponse__Output>): grpc.ClientUnaryCall;
  resolveInvoices(argument: _dunlin_invoice_v1_ResolveInvoicesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_ResolveInvoicesResponse__Output>): grpc.ClientUnaryCall;
  resolveInvoices(argument: _dunlin_invoice_v1_ResolveInvoicesRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_ResolveInvoicesResponse__Output>): grpc.ClientUnaryCall;
  
  VoidInvoice(argument: _dunlin_invoice_v1_VoidInvoiceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_VoidInvoiceResponse__Output>): grpc.ClientUnaryCall;
  VoidInvoice(argument: _dunlin_invoice_v1_VoidInvoiceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_VoidInvoiceResponse__Output>): grpc.ClientUnaryCall;
  VoidInvoice(argument: _dunlin_invoice_v1_VoidInvoiceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_VoidInvoiceResponse__Output>): grpc.ClientUnaryCall;
  VoidInvoice(argument: _dunlin_invoice_v1_VoidInvoiceRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_VoidInvoiceResponse__Output>): grpc.ClientUnaryCall;
  voidInvoice(argument: _dunlin_invoice_v1_VoidInvoiceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_VoidInvoiceResponse__Output>): grpc.ClientUnaryCall;
  voidInvoice(argument: _dunlin_invoice_v1_VoidInvoiceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_invoice_v1_VoidInvoiceResponse__Output>): grpc.ClientUnaryCall;
  voidInvoice(argument: _dunlin_invoice_v1_VoidInvoiceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_invoice_v1_VoidInvoiceResponse__Output>): grpc.ClientUnaryCall;
  voidInvoice(argument: _dunlin_invoice_v1_VoidInvoiceRequest, callback: grpc.requestCallback<_dunlin_invoice_v1_VoidInvoiceResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface InvoiceServiceHandlers extends grpc.UntypedServiceImplementation {
  BatchGetInvoices: grpc.handleUnaryCall<_dunlin_invoice_v1_BatchGetInvoicesRequest__Output, _dunlin_invoice_v1_BatchGetInvoicesResponse>;
  
  CloseDispute: grpc.handleUnaryCall<_dunlin_invoice_v1_CloseDisputeRequest__Output, _dunlin_invoice_v1_CloseDisputeResponse>;
  
  CreateInvoice: grpc.handleUnaryCall<_dunlin_invoice_v1_CreateInvoiceRequest__Output, _dunlin_invoice_v1_CreateInvoiceResponse>;
  
  GetInvoice: grpc.handleUnaryCall<_dunlin_invoice_v1_GetInvoiceRequest__Output, _dunlin_invoice_v1_GetInvoiceResponse>;
  
  GetInvoiceSummary: grpc.handleUnaryCall<_dunlin_invoice_v1_GetInvoiceSummaryRequest__Output, _dunlin_invoice_v1_GetInvoiceSummaryResponse>;
  
  IssueInvoice: grpc.handleUnaryCall<_dunlin_invoice_v1_IssueInvoiceRequest__Output, _dunlin_invoice_v1_IssueInvoiceResponse>;
  
  ListInvoices: grpc.handleUnaryCall<_dunlin_invoice_v1_ListInvoicesRequest__Output, _dunlin_invoice_v1_ListInvoicesResponse>;
  
  MarkOverdue: grpc.handleUnaryCall<_dunlin_invoice_v1_MarkOverdueRequest__Output, _dunlin_invoice_v1_MarkOverdueResponse>;
  
  RaiseDispute: grpc.handleUnaryCall<_dunlin_invoice_v1_RaiseDisputeRequest__Output, _dunlin_invoice_v1_RaiseDisputeResponse>;
  
  ResolveInvoices: grpc.handleUnaryCall<_dunlin_invoice_v1_ResolveInvoicesRequest__Output, _dunlin_invoice_v1_ResolveInvoicesResponse>;
  
  VoidInvoice: grpc.handleUnaryCall<_dunlin_invoice_v1_VoidInvoiceRequest__Output, _dunlin_invoice_v1_VoidInvoiceResponse>;
  
}

export interface InvoiceServiceDefinition extends grpc.ServiceDefinition {
  BatchGetInvoices: MethodDefinition<_dunlin_invoice_v1_BatchGetInvoicesRequest, _dunlin_invoice_v1_BatchGetInvoicesResponse, _dunlin_invoice_v1_BatchGetInvoicesRequest__Output, _dunlin_invoice_v1_BatchGetInvoicesResponse__Output>
  CloseDispute: MethodDefinition<_dunlin_invoice_v1_CloseDisputeRequest, _dunlin_invoice_v1_CloseDisputeResponse, _dunlin_invoice_v1_CloseDisputeRequest__Output, _dunlin_invoice_v1_CloseDisputeResponse__Output>
  CreateInvoice: MethodDefinition<_dunlin_invoice_v1_CreateInvoiceRequest, _dunlin_invoice_v1_CreateInvoiceResponse, _dunlin_invoice_v1_CreateInvoiceRequest__Output, _dunlin_invoice_v1_CreateInvoiceResponse__Output>
  GetInvoice: MethodDefinition<_dunlin_invoice_v1_GetInvoiceRequest, _dunlin_invoice_v1_GetInvoiceResponse, _dunlin_invoice_v1_GetInvoiceRequest__Output, _dunlin_invoice_v1_GetInvoiceResponse__Output>
  GetInvoiceSummary: MethodDefinition<_dunlin_invoice_v1_GetInvoiceSummaryRequest, _dunlin_invoice_v1_GetInvoiceSummaryResponse, _dunlin_invoice_v1_GetInvoiceSummaryRequest__Output, _dunlin_invoice_v1_GetInvoiceSummaryResponse__Output>
  IssueInvoice: MethodDefinition<_dunlin_invoice_v1_IssueInvoiceRequest, _dunlin_invoice_v1_IssueInvoiceResponse, _dunlin_invoice_v1_IssueInvoiceRequest__Output, _dunlin_invoice_v1_IssueInvoiceResponse__Output>
  ListInvoices: MethodDefinition<_dunlin_invoice_v1_ListInvoicesRequest, _dunlin_invoice_v1_ListInvoicesResponse, _dunlin_invoice_v1_ListInvoicesRequest__Output, _dunlin_invoice_v1_ListInvoicesResponse__Output>
  MarkOverdue: MethodDefinition<_dunlin_invoice_v1_MarkOverdueRequest, _dunlin_invoice_v1_MarkOverdueResponse, _dunlin_invoice_v1_MarkOverdueRequest__Output, _dunlin_invoice_v1_MarkOverdueResponse__Output>
  RaiseDispute: MethodDefinition<_dunlin_invoice_v1_RaiseDisputeRequest, _dunlin_invoice_v1_RaiseDisputeResponse, _dunlin_invoice_v1_RaiseDisputeRequest__Output, _dunlin_invoice_v1_RaiseDisputeResponse__Output>
  ResolveInvoices: MethodDefinition<_dunlin_invoice_v1_ResolveInvoicesRequest, _dunlin_invoice_v1_ResolveInvoicesResponse, _dunlin_invoice_v1_ResolveInvoicesRequest__Output, _dunlin_invoice_v1_ResolveInvoicesResponse__Output>
  VoidInvoice: MethodDefinition<_dunlin_invoice_v1_VoidInvoiceRequest, _dunlin_invoice_v1_VoidInvoiceResponse, _dunlin_invoice_v1_VoidInvoiceRequest__Output, _dunlin_invoice_v1_VoidInvoiceResponse__Output>
}
