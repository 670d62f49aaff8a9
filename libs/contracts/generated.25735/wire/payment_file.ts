import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

import type { PaymentFile as _dunlin_payment_v1_PaymentFile, PaymentFile__Output as _dunlin_payment_v1_PaymentFile__Output } from './dunlin/payment/v1/PaymentFile.js';
import type { PaymentFileError as _dunlin_payment_v1_PaymentFileError, PaymentFileError__Output as _dunlin_payment_v1_PaymentFileError__Output } from './dunlin/payment/v1/PaymentFileError.js';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.js';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  dunlin: {
    payment: {
      v1: {
        PaymentFile: MessageTypeDefinition<_dunlin_payment_v1_PaymentFile, _dunlin_payment_v1_PaymentFile__Output>
        PaymentFileError: MessageTypeDefinition<_dunlin_payment_v1_PaymentFileError, _dunlin_payment_v1_PaymentFileError__Output>
      }
    }
  }
  google: {
    protobuf: {
      Timestamp: MessageTypeDefinition<_google_protobuf_Timestamp, _google_protobuf_Timestamp__Output>
    }
  }
}

