import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { AddBillingContactRequest as _dunlin_customer_v1_AddBillingContactRequest, AddBillingContactRequest__Output as _dunlin_customer_v1_AddBillingContactRequest__Output } from './dunlin/customer/v1/AddBillingContactRequest.js';
import type { AddBillingContactResponse as _dunlin_customer_v1_AddBillingContactResponse, AddBillingContactResponse__Output as _dunlin_customer_v1_AddBillingContactResponse__Output } from './dunlin/customer/v1/AddBillingContactResponse.js';
import type { BillingContact as _dunlin_customer_v1_BillingContact, BillingContact__Output as _dunlin_customer_v1_BillingContact__Output } from './dunlin/customer/v1/BillingContact.js';
import type { BillingContactAddress as _dunlin_customer_v1_BillingContactAddress, BillingContactAddress__Output as _dunlin_customer_v1_BillingContactAddress__Output } from './dunlin/customer/v1/BillingContactAddress.js';
import type { BillingContactServiceClient as _dunlin_customer_v1_BillingContactServiceClient, BillingContactServiceDefinition as _dunlin_customer_v1_BillingContactServiceDefinition } from './dunlin/customer/v1/BillingContactService.js';
import type { ChangeBillingContactRequest as _dunlin_customer_v1_ChangeBillingContactRequest, ChangeBillingContactRequest__Output as _dunlin_customer_v1_ChangeBillingContactRequest__Output } from './dunlin/customer/v1/ChangeBillingContactRequest.js';
import type { ChangeBillingContactResponse as _dunlin_customer_v1_ChangeBillingContactResponse, ChangeBillingContactResponse__Output as _dunlin_customer_v1_ChangeBillingContactResponse__Output } from './dunlin/customer/v1/ChangeBillingContactResponse.js';
import type { Contact as _dunlin_customer_v1_Contact, Contact__Output as _dunlin_customer_v1_Contact__Output } from './dunlin/customer/v1/Contact.js';
import type { Customer as _dunlin_customer_v1_Customer, Customer__Output as _dunlin_customer_v1_Customer__Output } from './dunlin/customer/v1/Customer.js';
import type { ListBillingContactsRequest as _dunlin_customer_v1_ListBillingContactsRequest, ListBillingContactsRequest__Output as _dunlin_customer_v1_ListBillingContactsRequest__Output } from './dunlin/customer/v1/ListBillingContactsRequest.js';
import type { ListBillingContactsResponse as _dunlin_customer_v1_ListBillingContactsResponse, ListBillingContactsResponse__Output as _dunlin_customer_v1_ListBillingContactsResponse__Output } from './dunlin/customer/v1/ListBillingContactsResponse.js';
import type { PostalAddress as _dunlin_customer_v1_PostalAddress, PostalAddress__Output as _dunlin_customer_v1_PostalAddress__Output } from './dunlin/customer/v1/PostalAddress.js';
import type { RaisedFlag as _dunlin_customer_v1_RaisedFlag, RaisedFlag__Output as _dunlin_customer_v1_RaisedFlag__Output } from './dunlin/customer/v1/RaisedFlag.js';
import type { RemoveBillingContactRequest as _dunlin_customer_v1_RemoveBillingContactRequest, RemoveBillingContactRequest__Output as _dunlin_customer_v1_RemoveBillingContactRequest__Output } from './dunlin/customer/v1/RemoveBillingContactRequest.js';
import type { RemoveBillingContactResponse as _dunlin_customer_v1_RemoveBillingContactResponse, RemoveBillingContactResponse__Output as _dunlin_customer_v1_RemoveBillingContactResponse__Output } from './dunlin/customer/v1/RemoveBillingContactResponse.js';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.js';
import type { Date as _google_type_Date, Date__Output as _google_type_Date__Output } from './google/type/Date.js';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  dunlin: {
    customer: {
      v1: {
        AddBillingContactRequest: MessageTypeDefinition<_dunlin_customer_v1_AddBillingContactRequest, _dunlin_customer_v1_AddBillingContactRequest__Output>
        AddBillingContactResponse: MessageTypeDefinition<_dunlin_customer_v1_AddBillingContactResponse, _dunlin_customer_v1_AddBillingContactResponse__Output>
        BillingContact: MessageTypeDefinition<_dunlin_customer_v1_BillingContact, _dunlin_customer_v1_BillingContact__Output>
        BillingContactAddress: MessageTypeDefinition<_dunlin_customer_v1_BillingContactAddress, _dunlin_customer_v1_BillingContactAddress__Output>
        BillingContactService: SubtypeConstructor<typeof grpc.Client, _dunlin_customer_v1_BillingContactServiceClient> & { service: _dunlin_customer_v1_BillingContactServiceDefinition }
        ChangeBillingContactRequest: MessageTypeDefinition<_dunlin_customer_v1_ChangeBillingContactRequest, _dunlin_customer_v1_ChangeBillingContactRequest__Output>
        ChangeBillingContactResponse: MessageTypeDefinition<_dunlin_customer_v1_ChangeBillingContactResponse, _dunlin_customer_v1_ChangeBillingContactResponse__Output>
        Channel: EnumTypeDefinition
        Contact: MessageTypeDefinition<_dunlin_customer_v1_Contact, _dunlin_customer_v1_Contact__Output>
        Customer: MessageTypeDefinition<_dunlin_customer_v1_Customer, _dunlin_customer_v1_Customer__Output>
        Flag: EnumTypeDefinition
        ListBillingContactsRequest: MessageTypeDefinition<_dunlin_customer_v1_ListBillingContactsRequest, _dunlin_customer_v1_ListBillingContactsRequest__Output>
        ListBillingContactsResponse: MessageTypeDefinition<_dunlin_customer_v1_ListBillingContactsResponse, _dunlin_customer_v1_ListBillingContactsResponse__Output>
        PostalAddress: MessageTypeDefinition<_dunlin_customer_v1_PostalAddress, _dunlin_customer_v1_PostalAddress__Output>
        RaisedFlag: MessageTypeDefinition<_dunlin_customer_v1_RaisedFlag, _dunlin_customer_v1_RaisedFlag__Output>
        RemoveBillingContactRequest: MessageTypeDefinition<_dunlin_customer_v1_RemoveBillingContactRequest, _dunlin_customer_v1_RemoveBillingContactRequest__Output>
        RemoveBillingContactResponse: MessageTypeDefinition<_dunlin_customer_v1_RemoveBillingContactResponse, _dunlin_customer_v1_RemoveBillingContactResponse__Output>
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

