import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

import type { DiaryEntry as _dunlin_customer_v1_DiaryEntry, DiaryEntry__Output as _dunlin_customer_v1_DiaryEntry__Output } from './dunlin/customer/v1/DiaryEntry.js';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.js';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  dunlin: {
    customer: {
      v1: {
        DiaryEntry: MessageTypeDefinition<_dunlin_customer_v1_DiaryEntry, _dunlin_customer_v1_DiaryEntry__Output>
      }
    }
  }
  google: {
    protobuf: {
      Timestamp: MessageTypeDefinition<_google_protobuf_Timestamp, _google_protobuf_Timestamp__Output>
    }
  }
}

