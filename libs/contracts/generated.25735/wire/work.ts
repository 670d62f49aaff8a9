import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

import type { Note as _dunlin_customer_v1_Note, Note__Output as _dunlin_customer_v1_Note__Output } from './dunlin/customer/v1/Note.js';
import type { Task as _dunlin_customer_v1_Task, Task__Output as _dunlin_customer_v1_Task__Output } from './dunlin/customer/v1/Task.js';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.js';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  dunlin: {
    customer: {
      v1: {
        Note: MessageTypeDefinition<_dunlin_customer_v1_Note, _dunlin_customer_v1_Note__Output>
        Task: MessageTypeDefinition<_dunlin_customer_v1_Task, _dunlin_customer_v1_Task__Output>
      }
    }
  }
  google: {
    protobuf: {
      Timestamp: MessageTypeDefinition<_google_protobuf_Timestamp, _google_protobuf_Timestamp__Output>
    }
  }
}

