import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { Contact as _dunlin_customer_v1_Contact, Contact__Output as _dunlin_customer_v1_Contact__Output } from './dunlin/customer/v1/Contact.js';
import type { Customer as _dunlin_customer_v1_Customer, Customer__Output as _dunlin_customer_v1_Customer__Output } from './dunlin/customer/v1/Customer.js';
import type { PostalAddress as _dunlin_customer_v1_PostalAddress, PostalAddress__Output as _dunlin_customer_v1_PostalAddress__Output } from './dunlin/customer/v1/PostalAddress.js';
import type { RaisedFlag as _dunlin_customer_v1_RaisedFlag, RaisedFlag__Output as _dunlin_customer_v1_RaisedFlag__Output } from './dunlin/customer/v1/RaisedFlag.js';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.js';
import type { Date as _google_type_Date, Date__Output as _google_type_Date__Output } from './google/type/Date.js';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  dunlin: {
    customer: {
      v1: {
        Channel: EnumTypeDefinition
        Contact: MessageTypeDefinition<_dunlin_customer_v1_Contact, _dunlin_customer_v1_Contact__Output>
        Customer: MessageTypeDefinition<_dunlin_customer_v1_Customer, _dunlin_customer_v1_Customer__Output>
        Flag: EnumTypeDefinition
        PostalAddress: MessageTypeDefinition<_dunlin_customer_v1_PostalAddress, _dunlin_customer_v1_PostalAddress__Output>
        RaisedFlag: MessageTypeDefinition<_dunlin_customer_v1_RaisedFlag, _dunlin_customer_v1_RaisedFlag__Output>
      }
    }
  }
  google: {
    protobuf: {
      Timestamp: MessageTypeDefinition<_google_protobuf_Timestamp, _google_protobuf_Timestamp__Output>
    }
    type: {
      Date: MessageTypeDefinition<_google_type_Date, _google_type_Date__Output>
    }
  }
}

