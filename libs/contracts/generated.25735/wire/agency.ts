import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

import type { Agency as _dunlin_dca_handoff_v1_Agency, Agency__Output as _dunlin_dca_handoff_v1_Agency__Output } from './dunlin/dca_handoff/v1/Agency.js';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  dunlin: {
    dca_handoff: {
      v1: {
        Agency: MessageTypeDefinition<_dunlin_dca_handoff_v1_Agency, _dunlin_dca_handoff_v1_Agency__Output>
      }
    }
  }
}

