import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

import type { Cause as _dunlin_common_v1_Cause, Cause__Output as _dunlin_common_v1_Cause__Output } from './dunlin/common/v1/Cause.js';
import type { Explanation as _dunlin_common_v1_Explanation, Explanation__Output as _dunlin_common_v1_Explanation__Output } from './dunlin/common/v1/Explanation.js';
import type { Money as _dunlin_common_v1_Money, Money__Output as _dunlin_common_v1_Money__Output } from './dunlin/common/v1/Money.js';
import type { NamedCount as _dunlin_common_v1_NamedCount, NamedCount__Output as _dunlin_common_v1_NamedCount__Output } from './dunlin/common/v1/NamedCount.js';
import type { Hold as _dunlin_workflow_v1_Hold, Hold__Output as _dunlin_workflow_v1_Hold__Output } from './dunlin/workflow/v1/Hold.js';
import type { HoldLifted as _dunlin_workflow_v1_HoldLifted, HoldLifted__Output as _dunlin_workflow_v1_HoldLifted__Output } from './dunlin/workflow/v1/HoldLifted.js';
import type { HoldPlaced as _dunlin_workflow_v1_HoldPlaced, HoldPlaced__Output as _dunlin_workflow_v1_HoldPlaced__Output } from './dunlin/workflow/v1/HoldPlaced.js';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.js';

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
    workflow: {
      v1: {
        Hold: MessageTypeDefinition<_dunlin_workflow_v1_Hold, _dunlin_workflow_v1_Hold__Output>
        HoldLifted: MessageTypeDefinition<_dunlin_workflow_v1_HoldLifted, _dunlin_workflow_v1_HoldLifted__Output>
        HoldPlaced: MessageTypeDefinition<_dunlin_workflow_v1_HoldPlaced, _dunlin_workflow_v1_HoldPlaced__Output>
      }
    }
  }
  google: {
    protobuf: {
      Timestamp: MessageTypeDefinition<_google_protobuf_Timestamp, _google_protobuf_Timestamp__Output>
    }
  }
}

