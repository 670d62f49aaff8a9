import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

import type { Cause as _dunlin_common_v1_Cause, Cause__Output as _dunlin_common_v1_Cause__Output } from './dunlin/common/v1/Cause.js';
import type { Explanation as _dunlin_common_v1_Explanation, Explanation__Output as _dunlin_common_v1_Explanation__Output } from './dunlin/common/v1/Explanation.js';
import type { Money as _dunlin_common_v1_Money, Money__Output as _dunlin_common_v1_Money__Output } from './dunlin/common/v1/Money.js';
import type { NamedCount as _dunlin_common_v1_NamedCount, NamedCount__Output as _dunlin_common_v1_NamedCount__Output } from './dunlin/common/v1/NamedCount.js';
import type { BillingContactAdded as _dunlin_customer_v1_BillingContactAdded, BillingContactAdded__Output as _dunlin_customer_v1_BillingContactAdded__Output } from './dunlin/customer/v1/BillingContactAdded.js';
import type { BillingContactChanged as _dunlin_customer_v1_BillingContactChanged, BillingContactChanged__Output as _dunlin_customer_v1_BillingContactChanged__Output } from './dunlin/customer/v1/BillingContactChanged.js';
import type { BillingContactRemoved as _dunlin_customer_v1_BillingContactRemoved, BillingContactRemoved__Output as _dunlin_customer_v1_BillingContactRemoved__Output } from './dunlin/customer/v1/BillingContactRemoved.js';

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
        BillingContactAdded: MessageTypeDefinition<_dunlin_customer_v1_BillingContactAdded, _dunlin_customer_v1_BillingContactAdded__Output>
        BillingContactChanged: MessageTypeDefinition<_dunlin_customer_v1_BillingContactChanged, _dunlin_customer_v1_BillingContactChanged__Output>
        BillingContactRemoved: MessageTypeDefinition<_dunlin_customer_v1_BillingContactRemoved, _dunlin_customer_v1_BillingContactRemoved__Output>
      }
    }
  }
}

