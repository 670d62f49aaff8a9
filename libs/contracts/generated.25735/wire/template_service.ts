import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { CheckTemplatesRequest as _dunlin_communication_v1_CheckTemplatesRequest, CheckTemplatesRequest__Output as _dunlin_communication_v1_CheckTemplatesRequest__Output } from './dunlin/communication/v1/CheckTemplatesRequest.js';
import type { CheckTemplatesResponse as _dunlin_communication_v1_CheckTemplatesResponse, CheckTemplatesResponse__Output as _dunlin_communication_v1_CheckTemplatesResponse__Output } from './dunlin/communication/v1/CheckTemplatesResponse.js';
import type { CreateTemplateVersionRequest as _dunlin_communication_v1_CreateTemplateVersionRequest, CreateTemplateVersionRequest__Output as _dunlin_communication_v1_CreateTemplateVersionRequest__Output } from './dunlin/communication/v1/CreateTemplateVersionRequest.js';
import type { CreateTemplateVersionResponse as _dunlin_communication_v1_CreateTemplateVersionResponse, CreateTemplateVersionResponse__Output as _dunlin_communication_v1_CreateTemplateVersionResponse__Output } from './dunlin/communication/v1/CreateTemplateVersionResponse.js';
import type { ListTemplatesRequest as _dunlin_communication_v1_ListTemplatesRequest, ListTemplatesRequest__Output as _dunlin_communication_v1_ListTemplatesRequest__Output } from './dunlin/communication/v1/ListTemplatesRequest.js';
import type { ListTemplatesResponse as _dunlin_communication_v1_ListTemplatesResponse, ListTemplatesResponse__Output as _dunlin_communication_v1_ListTemplatesResponse__Output } from './dunlin/communication/v1/ListTemplatesResponse.js';
import type { PreviewMessageRequest as _dunlin_communication_v1_PreviewMessageRequest, PreviewMessageRequest__Output as _dunlin_communication_v1_PreviewMessageRequest__Output } from './dunlin/communication/v1/PreviewMessageRequest.js';
import type { PreviewMessageResponse as _dunlin_communication_v1_PreviewMessageResponse, PreviewMessageResponse__Output as _dunlin_communication_v1_PreviewMessageResponse__Output } from './dunlin/communication/v1/PreviewMessageResponse.js';
import type { Template as _dunlin_communication_v1_Template, Template__Output as _dunlin_communication_v1_Template__Output } from './dunlin/communication/v1/Template.js';
import type { TemplateServiceClient as _dunlin_communication_v1_TemplateServiceClient, TemplateServiceDefinition as _dunlin_communication_v1_TemplateServiceDefinition } from './dunlin/communication/v1/TemplateService.js';
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
        CheckTemplatesRequest: MessageTypeDefinition<_dunlin_communication_v1_CheckTemplatesRequest, _dunlin_communication_v1_CheckTemplatesRequest__Output>
        CheckTemplatesResponse: MessageTypeDefinition<_dunlin_communication_v1_CheckTemplatesResponse, _dunlin_communication_v1_CheckTemplatesResponse__Output>
        CreateTemplateVersionRequest: MessageTypeDefinition<_dunlin_communication_v1_CreateTemplateVersionRequest, _dunlin_communication_v1_CreateTemplateVersionRequest__Output>
        CreateTemplateVersionResponse: MessageTypeDefinition<_dunlin_communication_v1_CreateTemplateVersionResponse, _dunlin_communication_v1_CreateTemplateVersionResponse__Output>
        ListTemplatesRequest: MessageTypeDefinition<_dunlin_communication_v1_ListTemplatesRequest, _dunlin_communication_v1_ListTemplatesRequest__Output>
        ListTemplatesResponse: MessageTypeDefinition<_dunlin_communication_v1_ListTemplatesResponse, _dunlin_communication_v1_ListTemplatesResponse__Output>
        PreviewMessageRequest: MessageTypeDefinition<_dunlin_communication_v1_PreviewMessageRequest, _dunlin_communication_v1_PreviewMessageRequest__Output>
        PreviewMessageResponse: MessageTypeDefinition<_dunlin_communication_v1_PreviewMessageResponse, _dunlin_communication_v1_PreviewMessageResponse__Output>
        Template: MessageTypeDefinition<_dunlin_communication_v1_Template, _dunlin_communication_v1_Template__Output>
        TemplateService: SubtypeConstructor<typeof grpc.Client, _dunlin_communication_v1_TemplateServiceClient> & { service: _dunlin_communication_v1_TemplateServiceDefinition }
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

