import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

import type { Cause as _dunlin_common_v1_Cause, Cause__Output as _dunlin_common_v1_Cause__Output } from './dunlin/common/v1/Cause.js';
import type { Explanation as _dunlin_common_v1_Explanation, Explanation__Output as _dunlin_common_v1_Explanation__Output } from './dunlin/common/v1/Explanation.js';
import type { Money as _dunlin_common_v1_Money, Money__Output as _dunlin_common_v1_Money__Output } from './dunlin/common/v1/Money.js';
import type { NamedCount as _dunlin_common_v1_NamedCount, NamedCount__Output as _dunlin_common_v1_NamedCount__Output } from './dunlin/common/v1/NamedCount.js';
import type { Allocation as _dunlin_invoice_v1_Allocation, Allocation__Output as _dunlin_invoice_v1_Allocation__Output } from './dunlin/invoice/v1/Allocation.js';
import type { PaymentAllocated as _dunlin_invoice_v1_PaymentAllocated, PaymentAllocated__Output as _dunlin_invoice_v1_PaymentAllocated__Output } from './dunlin/invoice/v1/PaymentAllocated.js';
import type { PaymentDeallocated as _dunlin_invoice_v1_PaymentDeallocated, PaymentDeallocated__Output as _dunlin_invoice_v1_PaymentDeallocated__Output } from './dunlin/invoice/v1/PaymentDeallocated.js';

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
        Allocation: MessageTypeDefinition<_dunlin_invoice_v1_Allocation, _dunlin_invoice_v1_Allocation__Output>
        PaymentAllocated: MessageTypeDefinition<_dunlin_invoice_v1_PaymentAllocated, _dunlin_invoice_v1_PaymentAllocated__Output>
        PaymentDeallocated: MessageTypeDefinition<_dunlin_invoice_v1_PaymentDeallocated, _dunlin_invoice_v1_PaymentDeallocated__Output>
      }
    }
  }
}

