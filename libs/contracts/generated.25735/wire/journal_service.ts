import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

import type { Cause as _dunlin_common_v1_Cause, Cause__Output as _dunlin_common_v1_Cause__Output } from './dunlin/common/v1/Cause.js';
import type { Explanation as _dunlin_common_v1_Explanation, Explanation__Output as _dunlin_common_v1_Explanation__Output } from './dunlin/common/v1/Explanation.js';
import type { Money as _dunlin_common_v1_Money, Money__Output as _dunlin_common_v1_Money__Output } from './dunlin/common/v1/Money.js';
import type { NamedCount as _dunlin_common_v1_NamedCount, NamedCount__Output as _dunlin_common_v1_NamedCount__Output } from './dunlin/common/v1/NamedCount.js';
import type { JournalLine as _dunlin_invoice_v1_JournalLine, JournalLine__Output as _dunlin_invoice_v1_JournalLine__Output } from './dunlin/invoice/v1/JournalLine.js';
import type { JournalServiceClient as _dunlin_invoice_v1_JournalServiceClient, JournalServiceDefinition as _dunlin_invoice_v1_JournalServiceDefinition } from './dunlin/invoice/v1/JournalService.js';
import type { ListJournalLinesRequest as _dunlin_invoice_v1_ListJournalLinesRequest, ListJournalLinesRequest__Output as _dunlin_invoice_v1_ListJournalLinesRequest__Output } from './dunlin/invoice/v1/ListJournalLinesRequest.js';
import type { ListJournalLinesResponse as _dunlin_invoice_v1_ListJournalLinesResponse, ListJournalLinesResponse__Output as _dunlin_invoice_v1_ListJournalLinesResponse__Output } from './dunlin/invoice/v1/ListJournalLinesResponse.js';
import type { VerifyJournalRequest as _dunlin_invoice_v1_VerifyJournalRequest, VerifyJournalRequest__Output as _dunlin_invoice_v1_VerifyJournalRequest__Output } from './dunlin/invoice/v1/VerifyJournalRequest.js';
import type { VerifyJournalResponse as _dunlin_invoice_v1_VerifyJournalResponse, VerifyJournalResponse__Output as _dunlin_invoice_v1_VerifyJournalResponse__Output } from './dunlin/invoice/v1/VerifyJournalResponse.js';
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
        JournalLine: MessageTypeDefinition<_dunlin_invoice_v1_JournalLine, _dunlin_invoice_v1_JournalLine__Output>
        JournalService: SubtypeConstructor<typeof grpc.Client, _dunlin_invoice_v1_JournalServiceClient> & { service: _dunlin_invoice_v1_JournalServiceDefinition }
        ListJournalLinesRequest: MessageTypeDefinition<_dunlin_invoice_v1_ListJournalLinesRequest, _dunlin_invoice_v1_ListJournalLinesRequest__Output>
        ListJournalLinesResponse: MessageTypeDefinition<_dunlin_invoice_v1_ListJournalLinesResponse, _dunlin_invoice_v1_ListJournalLinesResponse__Output>
        VerifyJournalRequest: MessageTypeDefinition<_dunlin_invoice_v1_VerifyJournalRequest, _dunlin_invoice_v1_VerifyJournalRequest__Output>
        VerifyJournalResponse: MessageTypeDefinition<_dunlin_invoice_v1_VerifyJournalResponse, _dunlin_invoice_v1_VerifyJournalResponse__Output>
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

