import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

import type { Cause as _dunlin_common_v1_Cause, Cause__Output as _dunlin_common_v1_Cause__Output } from './dunlin/common/v1/Cause.js';
import type { Explanation as _dunlin_common_v1_Explanation, Explanation__Output as _dunlin_common_v1_Explanation__Output } from './dunlin/common/v1/Explanation.js';
import type { Money as _dunlin_common_v1_Money, Money__Output as _dunlin_common_v1_Money__Output } from './dunlin/common/v1/Money.js';
import type { NamedCount as _dunlin_common_v1_NamedCount, NamedCount__Output as _dunlin_common_v1_NamedCount__Output } from './dunlin/common/v1/NamedCount.js';
import type { PaymentFile as _dunlin_payment_v1_PaymentFile, PaymentFile__Output as _dunlin_payment_v1_PaymentFile__Output } from './dunlin/payment/v1/PaymentFile.js';
import type { PaymentFileCompleted as _dunlin_payment_v1_PaymentFileCompleted, PaymentFileCompleted__Output as _dunlin_payment_v1_PaymentFileCompleted__Output } from './dunlin/payment/v1/PaymentFileCompleted.js';
import type { PaymentFileError as _dunlin_payment_v1_PaymentFileError, PaymentFileError__Output as _dunlin_payment_v1_PaymentFileError__Output } from './dunlin/payment/v1/PaymentFileError.js';
import type { PaymentFileRegistered as _dunlin_payment_v1_PaymentFileRegistered, PaymentFileRegistered__Output as _dunlin_payment_v1_PaymentFileRegistered__Output } from './dunlin/payment/v1/PaymentFileRegistered.js';
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
    payment: {
      v1: {
        PaymentFile: MessageTypeDefinition<_dunlin_payment_v1_PaymentFile, _dunlin_payment_v1_PaymentFile__Output>
        PaymentFileCompleted: MessageTypeDefinition<_dunlin_payment_v1_PaymentFileCompleted, _dunlin_payment_v1_PaymentFileCompleted__Output>
        PaymentFileError: MessageTypeDefinition<_dunlin_payment_v1_PaymentFileError, _dunlin_payment_v1_PaymentFileError__Output>
        PaymentFileRegistered: MessageTypeDefinition<_dunlin_payment_v1_PaymentFileRegistered, _dunlin_payment_v1_PaymentFileRegistered__Output>
      }
    }
  }
  google: {
    protobuf: {
      Timestamp: MessageTypeDefinition<_google_protobuf_Timestamp, _google_protobuf_Timestamp__Output>
    }
  }
}

