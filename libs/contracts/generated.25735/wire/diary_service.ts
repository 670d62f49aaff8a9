import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

import type { DiaryEntry as _dunlin_customer_v1_DiaryEntry, DiaryEntry__Output as _dunlin_customer_v1_DiaryEntry__Output } from './dunlin/customer/v1/DiaryEntry.js';
import type { DiaryServiceClient as _dunlin_customer_v1_DiaryServiceClient, DiaryServiceDefinition as _dunlin_customer_v1_DiaryServiceDefinition } from './dunlin/customer/v1/DiaryService.js';
import type { ListDiaryRequest as _dunlin_customer_v1_ListDiaryRequest, ListDiaryRequest__Output as _dunlin_customer_v1_ListDiaryRequest__Output } from './dunlin/customer/v1/ListDiaryRequest.js';
import type { ListDiaryResponse as _dunlin_customer_v1_ListDiaryResponse, ListDiaryResponse__Output as _dunlin_customer_v1_ListDiaryResponse__Output } from './dunlin/customer/v1/ListDiaryResponse.js';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.js';
import type { Date as _google_type_Date, Date__Output as _google_type_Date__Output } from './google/type/Date.js';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  dunlin: {
    customer: {
      v1: {
        DiaryEntry: MessageTypeDefinition<_dunlin_customer_v1_DiaryEntry, _dunlin_customer_v1_DiaryEntry__Output>
        DiaryService: SubtypeConstructor<typeof grpc.Client, _dunlin_customer_v1_DiaryServiceClient> & { service: _dunlin_customer_v1_DiaryServiceDefinition }
        ListDiaryRequest: MessageTypeDefinition<_dunlin_customer_v1_ListDiaryRequest, _dunlin_customer_v1_ListDiaryRequest__Output>
        ListDiaryResponse: MessageTypeDefinition<_dunlin_customer_v1_ListDiaryResponse, _dunlin_customer_v1_ListDiaryResponse__Output>
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

