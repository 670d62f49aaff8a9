import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

import type { Cause as _dunlin_common_v1_Cause, Cause__Output as _dunlin_common_v1_Cause__Output } from './dunlin/common/v1/Cause.js';
import type { Explanation as _dunlin_common_v1_Explanation, Explanation__Output as _dunlin_common_v1_Explanation__Output } from './dunlin/common/v1/Explanation.js';
import type { Money as _dunlin_common_v1_Money, Money__Output as _dunlin_common_v1_Money__Output } from './dunlin/common/v1/Money.js';
import type { NamedCount as _dunlin_common_v1_NamedCount, NamedCount__Output as _dunlin_common_v1_NamedCount__Output } from './dunlin/common/v1/NamedCount.js';
import type { BatchGetInvoicesRequest as _dunlin_invoice_v1_BatchGetInvoicesRequest, BatchGetInvoicesRequest__Output as _dunlin_invoice_v1_BatchGetInvoicesRequest__Output } from './dunlin/invoice/v1/BatchGetInvoicesRequest.js';
import type { BatchGetInvoicesResponse as _dunlin_invoice_v1_BatchGetInvoicesResponse, BatchGetInvoicesResponse__Output as _dunlin_invoice_v1_BatchGetInvoicesResponse__Output } from './dunlin/invoice/v1/BatchGetInvoicesResponse.js';
import type { CloseDisputeRequest as _dunlin_invoice_v1_CloseDisputeRequest, CloseDisputeRequest__Output as _dunlin_invoice_v1_CloseDisputeRequest__Output } from './dunlin/invoice/v1/CloseDisputeRequest.js';
import type { CloseDisputeResponse as _dunlin_invoice_v1_CloseDisputeResponse, CloseDisputeResponse__Output as _dunlin_invoice_v1_CloseDisputeResponse__Output } from './dunlin/invoice/v1/CloseDisputeResponse.js';
import type { CreateInvoiceRequest as _dunlin_invoice_v1_CreateInvoiceRequest, CreateInvoiceRequest__Output as _dunlin_invoice_v1_CreateInvoiceRequest__Output } from './dunlin/invoice/v1/CreateInvoiceRequest.js';
import type { CreateInvoiceResponse as _dunlin_invoice_v1_CreateInvoiceResponse, CreateInvoiceResponse__Output as _dunlin_invoice_v1_CreateInvoiceResponse__Output } from './dunlin/invoice/v1/CreateInvoiceResponse.js';
import type { GetInvoiceRequest as _dunlin_invoice_v1_GetInvoiceRequest, GetInvoiceRequest__Output as _dunlin_invoice_v1_GetInvoiceRequest__Output } from './dunlin/invoice/v1/GetInvoiceRequest.js';
import type { GetInvoiceResponse as _dunlin_invoice_v1_GetInvoiceResponse, GetInvoiceResponse__Output as _dunlin_invoice_v1_GetInvoiceResponse__Output } from './dunlin/invoice/v1/GetInvoiceResponse.js';
import type { GetInvoiceSummaryRequest as _dunlin_invoice_v1_GetInvoiceSummaryRequest, GetInvoiceSummaryRequest__Output as _dunlin_invoice_v1_GetInvoiceSummaryRequest__Output } from './dunlin/invoice/v1/GetInvoiceSummaryRequest.js';
import type { GetInvoiceSummaryResponse as _dunlin_invoice_v1_GetInvoiceSummaryResponse, GetInvoiceSummaryResponse__Output as _dunlin_invoice_v1_GetInvoiceSummaryResponse__Output } from './dunlin/invoice/v1/GetInvoiceSummaryResponse.js';
import type { Invoice as _dunlin_invoice_v1_Invoice, Invoice__Output as _dunlin_invoice_v1_Invoice__Output } from './dunlin/invoice/v1/Invoice.js';
import type { InvoiceServiceClient as _dunlin_invoice_v1_InvoiceServiceClient, InvoiceServiceDefinition as _dunlin_invoice_v1_InvoiceServiceDefinition } from './dunlin/invoice/v1/InvoiceService.js';
import type { IssueInvoiceRequest as _dunlin_invoice_v1_IssueInvoiceRequest, IssueInvoiceRequest__Output as _dunlin_invoice_v1_IssueInvoiceRequest__Output } from './dunlin/invoice/v1/IssueInvoiceRequest.js';
import type { IssueInvoiceResponse as _dunlin_invoice_v1_IssueInvoiceResponse, IssueInvoiceResponse__Output as _dunlin_invoice_v1_IssueInvoiceResponse__Output } from './dunlin/invoice/v1/IssueInvoiceResponse.js';
import type { ListInvoicesRequest as _dunlin_invoice_v1_ListInvoicesRequest, ListInvoicesRequest__Output as _dunlin_invoice_v1_ListInvoicesRequest__Output } from './dunlin/invoice/v1/ListInvoicesRequest.js';
import type { ListInvoicesResponse as _dunlin_invoice_v1_ListInvoicesResponse, ListInvoicesResponse__Output as _dunlin_invoice_v1_ListInvoicesResponse__Output } from './dunlin/invoice/v1/ListInvoicesResponse.js';
import type { MarkOverdueRequest as _dunlin_invoice_v1_MarkOverdueRequest, MarkOverdueRequest__Output as _dunlin_invoice_v1_MarkOverdueRequest__Output } from './dunlin/invoice/v1/MarkOverdueRequest.js';
import type { MarkOverdueResponse as _dunlin_invoice_v1_MarkOverdueResponse, MarkOverdueResponse__Output as _dunlin_invoice_v1_MarkOverdueResponse__Output } from './dunlin/invoice/v1/MarkOverdueResponse.js';
import type { RaiseDisputeRequest as _dunlin_invoice_v1_RaiseDisputeRequest, RaiseDisputeRequest__Output as _dunlin_invoice_v1_RaiseDisputeRequest__Output } from './dunlin/invoice/v1/RaiseDisputeRequest.js';
import type { RaiseDisputeResponse as _dunlin_invoice_v1_RaiseDisputeResponse, RaiseDisputeResponse__Output as _dunlin_invoice_v1_RaiseDisputeResponse__Output } from './dunlin/invoice/v1/RaiseDisputeResponse.js';
import type { ResolveInvoicesRequest as _dunlin_invoice_v1_ResolveInvoicesRequest, ResolveInvoicesRequest__Output as _dunlin_invoice_v1_ResolveInvoicesRequest__Output } from './dunlin/invoice/v1/ResolveInvoicesRequest.js';
import type { ResolveInvoicesResponse as _dunlin_invoice_v1_ResolveInvoicesResponse, ResolveInvoicesResponse__Output as _dunlin_invoice_v1_ResolveInvoicesResponse__Output } from './dunlin/invoice/v1/ResolveInvoicesResponse.js';
import type { VoidInvoiceRequest as _dunlin_invoice_v1_VoidInvoiceRequest, VoidInvoiceRequest__Output as _dunlin_invoice_v1_VoidInvoiceRequest__Output } from './dunlin/invoice/v1/VoidInvoiceRequest.js';
import type { VoidInvoiceResponse as _dunlin_invoice_v1_VoidInvoiceResponse, VoidInvoiceResponse__Output as _dunlin_invoice_v1_VoidInvoiceResponse__Output } from './dunlin/invoice/v1/VoidInvoiceResponse.js';
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
    invoice: {
      v1: {
        BatchGetInvoicesRequest: MessageTypeDefinition<_dunlin_invoice_v1_BatchGetInvoicesRequest, _dunlin_invoice_v1_BatchGetInvoicesRequest__Output>
        BatchGetInvoicesResponse: MessageTypeDefinition<_dunlin_invoice_v1_BatchGetInvoicesResponse, _dunlin_invoice_v1_BatchGetInvoicesResponse__Output>
        CloseDisputeRequest: MessageTypeDefinition<_dunlin_invoice_v1_CloseDisputeRequest, _dunlin_invoice_v1_CloseDisputeRequest__Output>
        CloseDisputeResponse: MessageTypeDefinition<_dunlin_invoice_v1_CloseDisputeResponse, _dunlin_invoice_v1_CloseDisputeResponse__Output>
        CreateInvoiceRequest: MessageTypeDefinition<_dunlin_invoice_v1_CreateInvoiceRequest, _dunlin_invoice_v1_CreateInvoiceRequest__Output>
        CreateInvoiceResponse: MessageTypeDefinition<_dunlin_invoice_v1_CreateInvoiceResponse, _dunlin_invoice_v1_CreateInvoiceResponse__Output>
        GetInvoiceRequest: MessageTypeDefinition<_dunlin_invoice_v1_GetInvoiceRequest, _dunlin_invoice_v1_GetInvoiceRequest__Output>
        GetInvoiceResponse: MessageTypeDefinition<_dunlin_invoice_v1_GetInvoiceResponse, _dunlin_invoice_v1_GetInvoiceResponse__Output>
        GetInvoiceSummaryRequest: MessageTypeDefinition<_dunlin_invoice_v1_GetInvoiceSummaryRequest, _dunlin_invoice_v1_GetInvoiceSummaryRequest__Output>
        GetInvoiceSummaryResponse: MessageTypeDefinition<_dunlin_invoice_v1_GetInvoiceSummaryResponse, _dunlin_invoice_v1_GetInvoiceSummaryResponse__Output>
        Invoice: MessageTypeDefinition<_dunlin_invoice_v1_Invoice, _dunlin_invoice_v1_Invoice__Output>
        InvoiceService: SubtypeConstructor<typeof grpc.Client, _dunlin_invoice_v1_InvoiceServiceClient> & { service: _dunlin_invoice_v1_InvoiceServiceDefinition }
        IssueInvoiceRequest: MessageTypeDefinition<_dunlin_invoice_v1_IssueInvoiceRequest, _dunlin_invoice_v1_IssueInvoiceRequest__Output>
        IssueInvoiceResponse: MessageTypeDefinition<_dunlin_invoice_v1_IssueInvoiceResponse, _dunlin_invoice_v1_IssueInvoiceResponse__Output>
        ListInvoicesRequest: MessageTypeDefinition<_dunlin_invoice_v1_ListInvoicesRequest, _dunlin_invoice_v1_ListInvoicesRequest__Output>
        ListInvoicesResponse: MessageTypeDefinition<_dunlin_invoice_v1_ListInvoicesResponse, _dunlin_invoice_v1_ListInvoicesResponse__Output>
        MarkOverdueRequest: MessageTypeDefinition<_dunlin_invoice_v1_MarkOverdueRequest, _dunlin_invoice_v1_MarkOverdueRequest__Output>
        MarkOverdueResponse: MessageTypeDefinition<_dunlin_invoice_v1_MarkOverdueResponse, _dunlin_invoice_v1_MarkOverdueResponse__Output>
        RaiseDisputeRequest: MessageTypeDefinition<_dunlin_invoice_v1_RaiseDisputeRequest, _dunlin_invoice_v1_RaiseDisputeRequest__Output>
        RaiseDisputeResponse: MessageTypeDefinition<_dunlin_invoice_v1_RaiseDisputeResponse, _dunlin_invoice_v1_RaiseDisputeResponse__Output>
        ResolveInvoicesRequest: MessageTypeDefinition<_dunlin_invoice_v1_ResolveInvoicesRequest, _dunlin_invoice_v1_ResolveInvoicesRequest__Output>
        ResolveInvoicesResponse: MessageTypeDefinition<_dunlin_invoice_v1_ResolveInvoicesResponse, _dunlin_invoice_v1_ResolveInvoicesResponse__Output>
        VoidInvoiceRequest: MessageTypeDefinition<_dunlin_invoice_v1_VoidInvoiceRequest, _dunlin_invoice_v1_VoidInvoiceRequest__Output>
        VoidInvoiceResponse: MessageTypeDefinition<_dunlin_invoice_v1_VoidInvoiceResponse, _dunlin_invoice_v1_VoidInvoiceResponse__Output>
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

