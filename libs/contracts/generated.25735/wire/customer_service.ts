import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { BatchGetCustomersRequest as _dunlin_customer_v1_BatchGetCustomersRequest, BatchGetCustomersRequest__Output as _dunlin_customer_v1_BatchGetCustomersRequest__Output } from './dunlin/customer/v1/BatchGetCustomersRequest.js';
import type { BatchGetCustomersResponse as _dunlin_customer_v1_BatchGetCustomersResponse, BatchGetCustomersResponse__Output as _dunlin_customer_v1_BatchGetCustomersResponse__Output } from './dunlin/customer/v1/BatchGetCustomersResponse.js';
import type { ChangeCustomerRequest as _dunlin_customer_v1_ChangeCustomerRequest, ChangeCustomerRequest__Output as _dunlin_customer_v1_ChangeCustomerRequest__Output } from './dunlin/customer/v1/ChangeCustomerRequest.js';
import type { ChangeCustomerResponse as _dunlin_customer_v1_ChangeCustomerResponse, ChangeCustomerResponse__Output as _dunlin_customer_v1_ChangeCustomerResponse__Output } from './dunlin/customer/v1/ChangeCustomerResponse.js';
import type { Contact as _dunlin_customer_v1_Contact, Contact__Output as _dunlin_customer_v1_Contact__Output } from './dunlin/customer/v1/Contact.js';
import type { CreateCustomerRequest as _dunlin_customer_v1_CreateCustomerRequest, CreateCustomerRequest__Output as _dunlin_customer_v1_CreateCustomerRequest__Output } from './dunlin/customer/v1/CreateCustomerRequest.js';
import type { CreateCustomerResponse as _dunlin_customer_v1_CreateCustomerResponse, CreateCustomerResponse__Output as _dunlin_customer_v1_CreateCustomerResponse__Output } from './dunlin/customer/v1/CreateCustomerResponse.js';
import type { Customer as _dunlin_customer_v1_Customer, Customer__Output as _dunlin_customer_v1_Customer__Output } from './dunlin/customer/v1/Customer.js';
import type { CustomerRow as _dunlin_customer_v1_CustomerRow, CustomerRow__Output as _dunlin_customer_v1_CustomerRow__Output } from './dunlin/customer/v1/CustomerRow.js';
import type { CustomerServiceClient as _dunlin_customer_v1_CustomerServiceClient, CustomerServiceDefinition as _dunlin_customer_v1_CustomerServiceDefinition } from './dunlin/customer/v1/CustomerService.js';
import type { CustomerSummary as _dunlin_customer_v1_CustomerSummary, CustomerSummary__Output as _dunlin_customer_v1_CustomerSummary__Output } from './dunlin/customer/v1/CustomerSummary.js';
import type { GetCustomerRequest as _dunlin_customer_v1_GetCustomerRequest, GetCustomerRequest__Output as _dunlin_customer_v1_GetCustomerRequest__Output } from './dunlin/customer/v1/GetCustomerRequest.js';
import type { GetCustomerResponse as _dunlin_customer_v1_GetCustomerResponse, GetCustomerResponse__Output as _dunlin_customer_v1_GetCustomerResponse__Output } from './dunlin/customer/v1/GetCustomerResponse.js';
import type { ListCustomersRequest as _dunlin_customer_v1_ListCustomersRequest, ListCustomersRequest__Output as _dunlin_customer_v1_ListCustomersRequest__Output } from './dunlin/customer/v1/ListCustomersRequest.js';
import type { ListCustomersResponse as _dunlin_customer_v1_ListCustomersResponse, ListCustomersResponse__Output as _dunlin_customer_v1_ListCustomersResponse__Output } from './dunlin/customer/v1/ListCustomersResponse.js';
import type { LowerFlagRequest as _dunlin_customer_v1_LowerFlagRequest, LowerFlagRequest__Output as _dunlin_customer_v1_LowerFlagRequest__Output } from './dunlin/customer/v1/LowerFlagRequest.js';
import type { LowerFlagResponse as _dunlin_customer_v1_LowerFlagResponse, LowerFlagResponse__Output as _dunlin_customer_v1_LowerFlagResponse__Output } from './dunlin/customer/v1/LowerFlagResponse.js';
import type { PostalAddress as _dunlin_customer_v1_PostalAddress, PostalAddress__Output as _dunlin_customer_v1_PostalAddress__Output } from './dunlin/customer/v1/PostalAddress.js';
import type { RaiseFlagRequest as _dunlin_customer_v1_RaiseFlagRequest, RaiseFlagRequest__Output as _dunlin_customer_v1_RaiseFlagRequest__Output } from './dunlin/customer/v1/RaiseFlagRequest.js';
import type { RaiseFlagResponse as _dunlin_customer_v1_RaiseFlagResponse, RaiseFlagResponse__Output as _dunlin_customer_v1_RaiseFlagResponse__Output } from './dunlin/customer/v1/RaiseFlagResponse.js';
import type { RaisedFlag as _dunlin_customer_v1_RaisedFlag, RaisedFlag__Output as _dunlin_customer_v1_RaisedFlag__Output } from './dunlin/customer/v1/RaisedFlag.js';
import type { SearchCustomersRequest as _dunlin_customer_v1_SearchCustomersRequest, SearchCustomersRequest__Output as _dunlin_customer_v1_SearchCustomersRequest__Output } from './dunlin/customer/v1/SearchCustomersRequest.js';
import type { SearchCustomersResponse as _dunlin_customer_v1_SearchCustomersResponse, SearchCustomersResponse__Output as _dunlin_customer_v1_SearchCustomersResponse__Output } from './dunlin/customer/v1/SearchCustomersResponse.js';
import type { SetPostalAddressRequest as _dunlin_customer_v1_SetPostalAddressRequest, SetPostalAddressRequest__Output as _dunlin_customer_v1_SetPostalAddressRequest__Output } from './dunlin/customer/v1/SetPostalAddressRequest.js';
import type { SetPostalAddressResponse as _dunlin_customer_v1_SetPostalAddressResponse, SetPostalAddressResponse__Output as _dunlin_customer_v1_SetPostalAddressResponse__Output } from './dunlin/customer/v1/SetPostalAddressResponse.js';
import type { UpsertCustomersRequest as _dunlin_customer_v1_UpsertCustomersRequest, UpsertCustomersRequest__Output as _dunlin_customer_v1_UpsertCustomersRequest__Output } from './dunlin/customer/v1/UpsertCustomersRequest.js';
import type { UpsertCustomersResponse as _dunlin_customer_v1_UpsertCustomersResponse, UpsertCustomersResponse__Output as _dunlin_customer_v1_UpsertCustomersResponse__Output } from './dunlin/customer/v1/UpsertCustomersResponse.js';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.js';
import type { Date as _google_type_Date, Date__Output as _google_type_Date__Output } from './google/type/Date.js';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  dunlin: {
    customer: {
      v1: {
        BatchGetCustomersRequest: MessageTypeDefinition<_dunlin_customer_v1_BatchGetCustomersRequest, _dunlin_customer_v1_BatchGetCustomersRequest__Output>
        BatchGetCustomersResponse: MessageTypeDefinition<_dunlin_customer_v1_BatchGetCustomersResponse, _dunlin_customer_v1_BatchGetCustomersResponse__Output>
        ChangeCustomerRequest: MessageTypeDefinition<_dunlin_customer_v1_ChangeCustomerRequest, _dunlin_customer_v1_ChangeCustomerRequest__Output>
        ChangeCustomerResponse: MessageTypeDefinition<_dunlin_customer_v1_ChangeCustomerResponse, _dunlin_customer_v1_ChangeCustomerResponse__Output>
        Channel: EnumTypeDefinition
        Contact: MessageTypeDefinition<_dunlin_customer_v1_Contact, _dunlin_customer_v1_Contact__Output>
        CreateCustomerRequest: MessageTypeDefinition<_dunlin_customer_v1_CreateCustomerRequest, _dunlin_customer_v1_CreateCustomerRequest__Output>
        CreateCustomerResponse: MessageTypeDefinition<_dunlin_customer_v1_CreateCustomerResponse, _dunlin_customer_v1_CreateCustomerResponse__Output>
        Customer: MessageTypeDefinition<_dunlin_customer_v1_Customer, _dunlin_customer_v1_Customer__Output>
        CustomerRow: MessageTypeDefinition<_dunlin_customer_v1_CustomerRow, _dunlin_customer_v1_CustomerRow__Output>
        CustomerService: SubtypeConstructor<typeof grpc.Client, _dunlin_customer_v1_CustomerServiceClient> & { service: _dunlin_customer_v1_CustomerServiceDefinition }
        CustomerSummary: MessageTypeDefinition<_dunlin_customer_v1_CustomerSummary, _dunlin_customer_v1_CustomerSummary__Output>
        Flag: EnumTypeDefinition
        GetCustomerRequest: MessageTypeDefinition<_dunlin_customer_v1_GetCustomerRequest, _dunlin_customer_v1_GetCustomerRequest__Output>
        GetCustomerResponse: MessageTypeDefinition<_dunlin_customer_v1_GetCustomerResponse, _dunlin_customer_v1_GetCustomerResponse__Output>
        ListCustomersRequest: MessageTypeDefinition<_dunlin_customer_v1_ListCustomersRequest, _dunlin_customer_v1_ListCustomersRequest__Output>
        ListCustomersResponse: MessageTypeDefinition<_dunlin_customer_v1_ListCustomersResponse, _dunlin_customer_v1_ListCustomersResponse__Output>
        LowerFlagRequest: MessageTypeDefinition<_dunlin_customer_v1_LowerFlagRequest, _dunlin_customer_v1_LowerFlagRequest__Output>
        LowerFlagResponse: MessageTypeDefinition<_dunlin_customer_v1_LowerFlagResponse, _dunlin_customer_v1_LowerFlagResponse__Output>
        PostalAddress: MessageTypeDefinition<_dunlin_customer_v1_PostalAddress, _dunlin_customer_v1_PostalAddress__Output>
        RaiseFlagRequest: MessageTypeDefinition<_dunlin_customer_v1_RaiseFlagRequest, _dunlin_customer_v1_RaiseFlagRequest__Output>
        RaiseFlagResponse: MessageTypeDefinition<_dunlin_customer_v1_RaiseFlagResponse, _dunlin_customer_v1_RaiseFlagResponse__Output>
        RaisedFlag: MessageTypeDefinition<_dunlin_customer_v1_RaisedFlag, _dunlin_customer_v1_RaisedFlag__Output>
        SearchCustomersRequest: MessageTypeDefinition<_dunlin_customer_v1_SearchCustomersRequest, _dunlin_customer_v1_SearchCustomersRequest__Output>
        SearchCustomersResponse: MessageTypeDefinition<_dunlin_customer_v1_SearchCustomersResponse, _dunlin_customer_v1_SearchCustomersResponse__Output>
        SetPostalAddressRequest: MessageTypeDefinition<_dunlin_customer_v1_SetPostalAddressRequest, _dunlin_customer_v1_SetPostalAddressRequest__Output>
        SetPostalAddressResponse: MessageTypeDefinition<_dunlin_customer_v1_SetPostalAddressResponse, _dunlin_customer_v1_SetPostalAddressResponse__Output>
        UpsertCustomersRequest: MessageTypeDefinition<_dunlin_customer_v1_UpsertCustomersRequest, _dunlin_customer_v1_UpsertCustomersRequest__Output>
        UpsertCustomersResponse: MessageTypeDefinition<_dunlin_customer_v1_UpsertCustomersResponse, _dunlin_customer_v1_UpsertCustomersResponse__Output>
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

