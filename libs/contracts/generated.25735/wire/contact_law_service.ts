import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { ContactCap as _dunlin_communication_v1_ContactCap, ContactCap__Output as _dunlin_communication_v1_ContactCap__Output } from './dunlin/communication/v1/ContactCap.js';
import type { ContactLawServiceClient as _dunlin_communication_v1_ContactLawServiceClient, ContactLawServiceDefinition as _dunlin_communication_v1_ContactLawServiceDefinition } from './dunlin/communication/v1/ContactLawService.js';
import type { DecideContactRequest as _dunlin_communication_v1_DecideContactRequest, DecideContactRequest__Output as _dunlin_communication_v1_DecideContactRequest__Output } from './dunlin/communication/v1/DecideContactRequest.js';
import type { DecideContactResponse as _dunlin_communication_v1_DecideContactResponse, DecideContactResponse__Output as _dunlin_communication_v1_DecideContactResponse__Output } from './dunlin/communication/v1/DecideContactResponse.js';
import type { GetContactCapRequest as _dunlin_communication_v1_GetContactCapRequest, GetContactCapRequest__Output as _dunlin_communication_v1_GetContactCapRequest__Output } from './dunlin/communication/v1/GetContactCapRequest.js';
import type { GetContactCapResponse as _dunlin_communication_v1_GetContactCapResponse, GetContactCapResponse__Output as _dunlin_communication_v1_GetContactCapResponse__Output } from './dunlin/communication/v1/GetContactCapResponse.js';
import type { SetContactCapRequest as _dunlin_communication_v1_SetContactCapRequest, SetContactCapRequest__Output as _dunlin_communication_v1_SetContactCapRequest__Output } from './dunlin/communication/v1/SetContactCapRequest.js';
import type { SetContactCapResponse as _dunlin_communication_v1_SetContactCapResponse, SetContactCapResponse__Output as _dunlin_communication_v1_SetContactCapResponse__Output } from './dunlin/communication/v1/SetContactCapResponse.js';
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
    communication: {
      v1: {
        ContactCap: MessageTypeDefinition<_dunlin_communication_v1_ContactCap, _dunlin_communication_v1_ContactCap__Output>
        ContactLawService: SubtypeConstructor<typeof grpc.Client, _dunlin_communication_v1_ContactLawServiceClient> & { service: _dunlin_communication_v1_ContactLawServiceDefinition }
        DecideContactRequest: MessageTypeDefinition<_dunlin_communication_v1_DecideContactRequest, _dunlin_communication_v1_DecideContactRequest__Output>
        DecideContactResponse: MessageTypeDefinition<_dunlin_communication_v1_DecideContactResponse, _dunlin_communication_v1_DecideContactResponse__Output>
        GetContactCapRequest: MessageTypeDefinition<_dunlin_communication_v1_GetContactCapRequest, _dunlin_communication_v1_GetContactCapRequest__Output>
        GetContactCapResponse: MessageTypeDefinition<_dunlin_communication_v1_GetContactCapResponse, _dunlin_communication_v1_GetContactCapResponse__Output>
        SetContactCapRequest: MessageTypeDefinition<_dunlin_communication_v1_SetContactCapRequest, _dunlin_communication_v1_SetContactCapRequest__Output>
        SetContactCapResponse: MessageTypeDefinition<_dunlin_communication_v1_SetContactCapResponse, _dunlin_communication_v1_SetContactCapResponse__Output>
      }
    }
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

