import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

import type { Cause as _dunlin_common_v1_Cause, Cause__Output as _dunlin_common_v1_Cause__Output } from './dunlin/common/v1/Cause.js';
import type { Explanation as _dunlin_common_v1_Explanation, Explanation__Output as _dunlin_common_v1_Explanation__Output } from './dunlin/common/v1/Explanation.js';
import type { Money as _dunlin_common_v1_Money, Money__Output as _dunlin_common_v1_Money__Output } from './dunlin/common/v1/Money.js';
import type { NamedCount as _dunlin_common_v1_NamedCount, NamedCount__Output as _dunlin_common_v1_NamedCount__Output } from './dunlin/common/v1/NamedCount.js';
import type { NoteAdded as _dunlin_customer_v1_NoteAdded, NoteAdded__Output as _dunlin_customer_v1_NoteAdded__Output } from './dunlin/customer/v1/NoteAdded.js';
import type { TaskCreated as _dunlin_customer_v1_TaskCreated, TaskCreated__Output as _dunlin_customer_v1_TaskCreated__Output } from './dunlin/customer/v1/TaskCreated.js';
import type { TaskResolved as _dunlin_customer_v1_TaskResolved, TaskResolved__Output as _dunlin_customer_v1_TaskResolved__Output } from './dunlin/customer/v1/TaskResolved.js';

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
    customer: {
      v1: {
        NoteAdded: MessageTypeDefinition<_dunlin_customer_v1_NoteAdded, _dunlin_customer_v1_NoteAdded__Output>
        TaskCreated: MessageTypeDefinition<_dunlin_customer_v1_TaskCreated, _dunlin_customer_v1_TaskCreated__Output>
        TaskResolved: MessageTypeDefinition<_dunlin_customer_v1_TaskResolved, _dunlin_customer_v1_TaskResolved__Output>
      }
    }
  }
}

