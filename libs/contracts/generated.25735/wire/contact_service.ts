import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { AddContactRequest as _dunlin_customer_v1_AddContactRequest, AddContactRequest__Output as _dunlin_customer_v1_AddContactRequest__Output } from './dunlin/customer/v1/AddContactRequest.js';
import type { AddContactResponse as _dunlin_customer_v1_AddContactResponse, AddContactResponse__Output as _dunlin_customer_v1_AddContactResponse__Output } from './dunlin/customer/v1/AddContactResponse.js';
import type { BatchGetContactFactsRequest as _dunlin_customer_v1_BatchGetContactFactsRequest, BatchGetContactFactsRequest__Output as _dunlin_customer_v1_BatchGetContactFactsRequest__Output } from './dunlin/customer/v1/BatchGetContactFactsRequest.js';
import type { BatchGetContactFactsResponse as _dunlin_customer_v1_BatchGetContactFactsResponse, BatchGetContactFactsResponse__Output as _dunlin_customer_v1_BatchGetContactFactsResponse__Output } from './dunlin/customer/v1/BatchGetContactFactsResponse.js';
import type { ChangeContactRequest as _dunlin_customer_v1_ChangeContactRequest, ChangeContactRequest__Output as _dunlin_customer_v1_ChangeContactRequest__Output } from './dunlin/customer/v1/ChangeContactRequest.js';
import type { ChangeContactResponse as _dunlin_customer_v1_ChangeContactResponse, ChangeContactResponse__Output as _dunlin_customer_v1_ChangeContactResponse__Output } from './dunlin/customer/v1/ChangeContactResponse.js';
import type { Contact as _dunlin_customer_v1_Contact, Contact__Output as _dunlin_customer_v1_Contact__Output } from './dunlin/customer/v1/Contact.js';
import type { ContactFacts as _dunlin_customer_v1_ContactFacts, ContactFacts__Output as _dunlin_customer_v1_ContactFacts__Output } from './dunlin/customer/v1/ContactFacts.js';
import type { ContactServiceClient as _dunlin_customer_v1_ContactServiceClient, ContactServiceDefinition as _dunlin_customer_v1_ContactServiceDefinition } from './dunlin/customer/v1/ContactService.js';
import type { Customer as _dunlin_customer_v1_Customer, Customer__Output as _dunlin_customer_v1_Customer__Output } from './dunlin/customer/v1/Customer.js';
import type { EditContactRequest as _dunlin_customer_v1_EditContactRequest, EditContactRequest__Output as _dunlin_customer_v1_EditContactRequest__Output } from './dunlin/customer/v1/EditContactRequest.js';
import type { EditContactResponse as _dunlin_customer_v1_EditContactResponse, EditContactResponse__Output as _dunlin_customer_v1_EditContactResponse__Output } from './dunlin/customer/v1/EditContactResponse.js';
import type { InvalidateContactRequest as _dunlin_customer_v1_InvalidateContactRequest, InvalidateContactRequest__Output as _dunlin_customer_v1_InvalidateContactRequest__Output } from './dunlin/customer/v1/InvalidateContactRequest.js';
import type { InvalidateContactResponse as _dunlin_customer_v1_InvalidateContactResponse, InvalidateContactResponse__Output as _dunlin_customer_v1_InvalidateContactResponse__Output } from './dunlin/customer/v1/InvalidateContactResponse.js';
import type { MakeContactPrimaryRequest as _dunlin_customer_v1_MakeContactPrimaryRequest, MakeContactPrimaryRequest__Output as _dunlin_customer_v1_MakeContactPrimaryRequest__Output } from './dunlin/customer/v1/MakeContactPrimaryRequest.js';
import type { MakeContactPrimaryResponse as _dunlin_customer_v1_MakeContactPrimaryResponse, MakeContactPrimaryResponse__Output as _dunlin_customer_v1_MakeContactPrimaryResponse__Output } from './dunlin/customer/v1/MakeContactPrimaryResponse.js';
import type { PostalAddress as _dunlin_customer_v1_PostalAddress, PostalAddress__Output as _dunlin_customer_v1_PostalAddress__Output } from './dunlin/customer/v1/PostalAddress.js';
import type { RaisedFlag as _dunlin_customer_v1_RaisedFlag, RaisedFlag__Output as _dunlin_customer_v1_RaisedFlag__Output } from './dunlin/customer/v1/RaisedFlag.js';
import type { RecordOptOutRequest as _dunlin_customer_v1_RecordOptOutRequest, RecordOptOutRequest__Output as _dunlin_customer_v1_RecordOptOutRequest__Output } from './dunlin/customer/v1/RecordOptOutRequest.js';
import type { RecordOptOutResponse as _dunlin_customer_v1_RecordOptOutResponse, RecordOptOutResponse__Output as _dunlin_customer_v1_RecordOptOutResponse__Output } from './dunlin/customer/v1/RecordOptOutResponse.js';
import type { ValidateContactRequest as _dunlin_customer_v1_ValidateContactRequest, ValidateContactRequest__Output as _dunlin_customer_v1_ValidateContactRequest__Output } from './dunlin/customer/v1/ValidateContactRequest.js';
import type { ValidateContactResponse as _dunlin_customer_v1_ValidateContactResponse, ValidateContactResponse__Output as _dunlin_customer_v1_ValidateContactResponse__Output } from './dunlin/customer/v1/ValidateContactResponse.js';
import type { WithdrawOptOutRequest as _dunlin_customer_v1_WithdrawOptOutRequest, WithdrawOptOutRequest__Output as _dunlin_customer_v1_WithdrawOptOutRequest__Output } from './dunlin/customer/v1/WithdrawOptOutRequest.js';
import type { WithdrawOptOutResponse as _dunlin_customer_v1_WithdrawOptOutResponse, WithdrawOptOutResponse__Output as _dunlin_customer_v1_WithdrawOptOutResponse__Output } from './dunlin/customer/v1/WithdrawOptOutResponse.js';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.js';
import type { Date as _google_type_Date, Date__Output as _google_type_Date__Output } from './google/type/Date.js';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  dunlin: {
    customer: {
      v1: {
        AddContactRequest: MessageTypeDefinition<_dunlin_customer_v1_AddContactRequest, _dunlin_customer_v1_AddContactRequest__Output>
        AddContactResponse: MessageTypeDefinition<_dunlin_customer_v1_AddContactResponse, _dunlin_customer_v1_AddContactResponse__Output>
        BatchGetContactFactsRequest: MessageTypeDefinition<_dunlin_customer_v1_BatchGetContactFactsRequest, _dunlin_customer_v1_BatchGetContactFactsRequest__Output>
        BatchGetContactFactsResponse: MessageTypeDefinition<_dunlin_customer_v1_BatchGetContactFactsResponse, _dunlin_customer_v1_BatchGetContactFactsResponse__Output>
        ChangeContactRequest: MessageTypeDefinition<_dunlin_customer_v1_ChangeContactRequest, _dunlin_customer_v1_ChangeContactRequest__Output>
        ChangeContactResponse: MessageTypeDefinition<_dunlin_customer_v1_ChangeContactResponse, _dunlin_customer_v1_ChangeContactResponse__Output>
        Channel: EnumTypeDefinition
        Contact: MessageTypeDefinition<_dunlin_customer_v1_Contact, _dunlin_customer_v1_Contact__Output>
        ContactFacts: MessageTypeDefinition<_dunlin_customer_v1_ContactFacts, _dunlin_customer_v1_ContactFacts__Output>
        ContactService: SubtypeConstructor<typeof grpc.Client, _dunlin_customer_v1_ContactServiceClient> & { service: _dunlin_customer_v1_ContactServiceDefinition }
        Customer: MessageTypeDefinition<_dunlin_customer_v1_Customer, _dunlin_customer_v1_Customer__Output>
        EditContactRequest: MessageTypeDefinition<_dunlin_customer_v1_EditContactRequest, _dunlin_customer_v1_EditContactRequest__Output>
        EditContactResponse: MessageTypeDefinition<_dunlin_customer_v1_EditContactResponse, _dunlin_customer_v1_EditContactResponse__Output>
        Flag: EnumTypeDefinition
        InvalidateContactRequest: MessageTypeDefinition<_dunlin_customer_v1_InvalidateContactRequest, _dunlin_customer_v1_InvalidateContactRequest__Output>
        InvalidateContactResponse: MessageTypeDefinition<_dunlin_customer_v1_InvalidateContactResponse, _dunlin_customer_v1_InvalidateContactResponse__Output>
        MakeContactPrimaryRequest: MessageTypeDefinition<_dunlin_customer_v1_MakeContactPrimaryRequest, _dunlin_customer_v1_MakeContactPrimaryRequest__Output>
        MakeContactPrimaryResponse: MessageTypeDefinition<_dunlin_customer_v1_MakeContactPrimaryResponse, _dunlin_customer_v1_MakeContactPrimaryResponse__Output>
        PostalAddress: MessageTypeDefinition<_dunlin_customer_v1_PostalAddress, _dunlin_customer_v1_PostalAddress__Output>
        RaisedFlag: MessageTypeDefinition<_dunlin_customer_v1_RaisedFlag, _dunlin_customer_v1_RaisedFlag__Output>
        RecordOptOutRequest: MessageTypeDefinition<_dunlin_customer_v1_RecordOptOutRequest, _dunlin_customer_v1_RecordOptOutRequest__Output>
        RecordOptOutResponse: MessageTypeDefinition<_dunlin_customer_v1_RecordOptOutResponse, _dunlin_customer_v1_RecordOptOutResponse__Output>
        ValidateContactRequest: MessageTypeDefinition<_dunlin_customer_v1_ValidateContactRequest, _dunlin_customer_v1_ValidateContactRequest__Output>
        ValidateContactResponse: MessageTypeDefinition<_dunlin_customer_v1_ValidateContactResponse, _dunlin_customer_v1_ValidateContactResponse__Output>
        WithdrawOptOutRequest: MessageTypeDefinition<_dunlin_customer_v1_WithdrawOptOutRequest, _dunlin_customer_v1_WithdrawOptOutRequest__Output>
        WithdrawOptOutResponse: MessageTypeDefinition<_dunlin_customer_v1_WithdrawOptOutResponse, _dunlin_customer_v1_WithdrawOptOutResponse__Output>
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

