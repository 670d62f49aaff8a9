import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

import type { Import as _dunlin_invoice_v1_Import, Import__Output as _dunlin_invoice_v1_Import__Output } from './dunlin/invoice/v1/Import.js';
import type { RowError as _dunlin_invoice_v1_RowError, RowError__Output as _dunlin_invoice_v1_RowError__Output } from './dunlin/invoice/v1/RowError.js';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.js';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  dunlin: {
    invoice: {
      v1: {
        Import: MessageTypeDefinition<_dunlin_invoice_v1_Import, _dunlin_invoice_v1_Import__Output>
        RowError: MessageTypeDefinition<_dunlin_invoice_v1_RowError, _dunlin_invoice_v1_RowError__Output>
      }
    }
  }
  google: {
    protobuf: {
      Timestamp: MessageTypeDefinition<_google_protobuf_Timestamp, _google_protobuf_Timestamp__Output>
    }
  }
}

