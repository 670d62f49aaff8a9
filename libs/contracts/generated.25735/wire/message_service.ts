import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { GetMessageRequest as _dunlin_communication_v1_GetMessageRequest, GetMessageRequest__Output as _dunlin_communication_v1_GetMessageRequest__Output } from './dunlin/communication/v1/GetMessageRequest.js';
import type { GetMessageResponse as _dunlin_communication_v1_GetMessageResponse, GetMessageResponse__Output as _dunlin_communication_v1_GetMessageResponse__Output } from './dunlin/communication/v1/GetMessageResponse.js';
import type { GetMessageSummaryRequest as _dunlin_communication_v1_GetMessageSummaryRequest, GetMessageSummaryRequest__Output as _dunlin_communication_v1_GetMessageSummaryRequest__Output } from './dunlin/communication/v1/GetMessageSummaryRequest.js';
import type { GetMessageSummaryResponse as _dunlin_communication_v1_GetMessageSummaryResponse, GetMessageSummaryResponse__Output as _dunlin_communication_v1_GetMessageSummaryResponse__Output } from './dunlin/communication/v1/GetMessageSummaryResponse.js';
import type { ListMessagesRequest as _dunlin_communication_v1_ListMessagesRequest, ListMessagesRequest__Output as _dunlin_communication_v1_ListMessagesRequest__Output } from './dunlin/communication/v1/ListMessagesRequest.js';
import type { ListMessagesResponse as _dunlin_communication_v1_ListMessagesResponse, ListMessagesResponse__Output as _dunlin_communication_v1_ListMessagesResponse__Output } from './dunlin/communication/v1/ListMessagesResponse.js';
import type { Message as _dunlin_communication_v1_Message, Message__Output as _dunlin_communication_v1_Message__Output } from './dunlin/communication/v1/Message.js';
import type { MessageServiceClient as _dunlin_communication_v1_MessageServiceClient, MessageServiceDefinition as _dunlin_communication_v1_MessageServiceDefinition } from './dunlin/communication/v1/MessageService.js';
import type { RecordBounceRequest as _dunlin_communication_v1_RecordBounceRequest, RecordBounceRequest__Output as _dunlin_communication_v1_RecordBounceRequest__Output } from './dunlin/communication/v1/RecordBounceRequest.js';
import type { RecordBounceResponse as _dunlin_communication_v1_RecordBounceResponse, RecordBounceResponse__Output as _dunlin_communication_v1_RecordBounceResponse__Output } from './dunlin/communication/v1/RecordBounceResponse.js';
import type { SendMessageRequest as _dunlin_communication_v1_SendMessageRequest, SendMessageRequest__Output as _dunlin_communication_v1_SendMessageRequest__Output } from './dunlin/communication/v1/SendMessageRequest.js';
import type { SendMessageResponse as _dunlin_communication_v1_SendMessageResponse, SendMessageResponse__Output as _dunlin_communication_v1_SendMessageResponse__Output } from './dunlin/communication/v1/SendMessageResponse.js';
import type { Contact as _dunlin_customer_v1_Contact, Contact__Output as _dunlin_customer_v1_Contact__Output } from './dunlin/customer/v1/Contact.js';
import type { Customer as _dunlin_customer_v1_Customer, Customer__Output as _dunlin_customer_v1_Customer__Output } from './dunlin/customer/v1/Customer.js';
import type { PostalAddress as _dunlin_customer_v1_PostalAddress, PostalAddress__Output as _dunlin_customer_v1_PostalAddress__Output } from './dunlin/customer/v1/PostalAddress.js';
import type { RaisedFlag as _dunlin_customer_v1_RaisedFlag, RaisedFlag__Output as _dunlin_customer_v1_RaisedFlag__Output } from './dunlin/customer/v1/RaisedFlag.js';
import type { DescriptorProto as _google_protobuf_DescriptorProto, DescriptorProto__Output as _google_protobuf_DescriptorProto__Output } from './google/protobuf/DescriptorProto.js';
import type { EnumDescriptorProto as _google_protobuf_EnumDescriptorProto, EnumDescriptorProto__Output as _google_protobuf_EnumDescriptorProto__Output } from './google/protobuf/EnumDescriptorProto.js';
import type { EnumOptions as _google_protobuf_EnumOptions, EnumOptions__Output as _google_protobuf_EnumOptions__Output } from './google/protobuf/EnumOptions.js';
import type { EnumValueDescriptorProto as _google_protobuf_EnumValueDescriptorProto, EnumValueDescriptorProto__Output as _google_protobuf_EnumValueDescriptorProto__Output } from './google/protobuf/EnumValueDescriptorProto.js';
import type { EnumValueOptions as _google_protobuf_EnumValueOptions, EnumValueOptions__Output as _google_protobuf_EnumValueOptions__Output } from './google/protobuf/EnumValueOptions.js';
import type { ExtensionRangeOptions as _google_protobuf_ExtensionRangeOptions, ExtensionRangeOptions__Output as _google_protobuf_ExtensionRangeOptions__Output } from './google/protobuf/ExtensionRangeOptions.js';
import type { FeatureSet as _google_protobuf_FeatureSet, FeatureSet__Output as _google_protobuf_FeatureSet__Output } from './google/protobuf/FeatureSet.js';
import type { FeatureSetDefaults as _google_protobuf_FeatureSetDefaults, FeatureSetDefaults__Output as _google_protobuf_FeatureSetDefaults__Output } from './google/protobuf/FeatureSetDefaults.js';
import type { FieldDescriptorProto as _google_protobuf_FieldDescriptorProto, FieldDescriptorProto__Output as _google_protobuf_FieldDescriptorProto__Output } from './google/protobuf/FieldDescriptorProto.js';
import type { FieldOptions as _google_protobuf_FieldOptions, FieldOptions__Output as _google_protobuf_FieldOptions__Output } from './google/protobuf/FieldOptions.js';
import type { FileDescriptorProto as _google_protobuf_FileDescriptorProto, FileDescriptorProto__Output as _google_protobuf_FileDescriptorProto__Output } from './google/protobuf/FileDescriptorProto.js';
import type { FileDescriptorSet as _google_protobuf_FileDescriptorSet, FileDescriptorSet__Output as _google_protobuf_FileDescriptorSet__Output } from './google/protobuf/FileDescriptorSet.js';
import type { FileOptions as _google_protobuf_FileOptions, FileOptions__Output as _google_protobuf_FileOptions__Output } from './google/protobuf/FileOptions.js';
import type { GeneratedCodeInfo as _google_protobuf_GeneratedCodeInfo, GeneratedCodeInfo__Output as _google_protobuf_GeneratedCodeInfo__Output } from './google/protobuf/GeneratedCodeInfo.js';
import type { MessageOptions as _google_protobuf_MessageOptions, MessageOptions__Output as _google_protobuf_MessageOptions__Output } from './google/protobuf/MessageOptions.js';
import type { MethodDescriptorProto as _google_protobuf_MethodDescriptorProto, MethodDescriptorProto__Output as _google_protobuf_MethodDescriptorProto__Output } from './google/protobuf/MethodDescriptorProto.js';
import type { MethodOptions as _google_protobuf_MethodOptions, MethodOptions__Output as _google_protobuf_MethodOptions__Output } from './google/protobuf/MethodOptions.js';
import type { OneofDescriptorProto as _google_protobuf_OneofDescriptorProto, OneofDescriptorProto__Output as _google_protobuf_OneofDescriptorProto__Output } from './google/protobuf/OneofDescriptorProto.js';
import type { OneofOptions as _google_protobuf_OneofOptions, OneofOptions__Output as _google_protobuf_OneofOptions__Output } from './google/protobuf/OneofOptions.js';
import type { ServiceDescriptorProto as _google_protobuf_ServiceDescriptorProto, ServiceDescriptorProto__Output as _google_protobuf_ServiceDescriptorProto__Output } from './google/protobuf/ServiceDescriptorProto.js';
import type { ServiceOptions as _google_protobuf_ServiceOptions, ServiceOptions__Output as _google_protobuf_ServiceOptions__Output } from './google/protobuf/ServiceOptions.js';
import type { SourceCodeInfo as _google_protobuf_SourceCodeInfo, SourceCodeInfo__Output as _google_protobuf_SourceCodeInfo__Output } from './google/protobuf/SourceCodeInfo.js';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.js';
import type { UninterpretedOption as _google_protobuf_UninterpretedOption, UninterpretedOption__Output as _google_protobuf_UninterpretedOption__Output } from './google/protobuf/UninterpretedOption.js';
import type { Date as _google_type_Date, Date__Output as _google_type_Date__Output } from './google/type/Date.js';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  dunlin: {
    common: {
      v1: {
      }
    }
    communication: {
      v1: {
        GetMessageRequest: MessageTypeDefinition<_dunlin_communication_v1_GetMessageRequest, _dunlin_communication_v1_GetMessageRequest__Output>
        GetMessageResponse: MessageTypeDefinition<_dunlin_communication_v1_GetMessageResponse, _dunlin_communication_v1_GetMessageResponse__Output>
        GetMessageSummaryRequest: MessageTypeDefinition<_dunlin_communication_v1_GetMessageSummaryRequest, _dunlin_communication_v1_GetMessageSummaryRequest__Output>
        GetMessageSummaryResponse: MessageTypeDefinition<_dunlin_communication_v1_GetMessageSummaryResponse, _dunlin_communication_v1_GetMessageSummaryResponse__Output>
        ListMessagesRequest: MessageTypeDefinition<_dunlin_communication_v1_ListMessagesRequest, _dunlin_communication_v1_ListMessagesRequest__Output>
        ListMessagesResponse: MessageTypeDefinition<_dunlin_communication_v1_ListMessagesResponse, _dunlin_communication_v1_ListMessagesResponse__Output>
        Message: MessageTypeDefinition<_dunlin_communication_v1_Message, _dunlin_communication_v1_Message__Output>
        MessageService: SubtypeConstructor<typeof grpc.Client, _dunlin_communication_v1_MessageServiceClient> & { service: _dunlin_communication_v1_MessageServiceDefinition }
        RecordBounceRequest: MessageTypeDefinition<_dunlin_communication_v1_RecordBounceRequest, _dunlin_communication_v1_RecordBounceRequest__Output>
        RecordBounceResponse: MessageTypeDefinition<_dunlin_communication_v1_RecordBounceResponse, _dunlin_communication_v1_RecordBounceResponse__Output>
        SendMessageRequest: MessageTypeDefinition<_dunlin_communication_v1_SendMessageRequest, _dunlin_communication_v1_SendMessageRequest__Output>
        SendMessageResponse: MessageTypeDefinition<_dunlin_communication_v1_SendMessageResponse, _dunlin_communication_v1_SendMessageResponse__Output>
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
      DescriptorProto: MessageTypeDefinition<_google_protobuf_DescriptorProto, _google_protobuf_DescriptorProto__Output>
      Edition: EnumTypeDefinition
      EnumDescriptorProto: MessageTypeDefinition<_google_protobuf_EnumDescriptorProto, _google_protobuf_EnumDescriptorProto__Output>
      EnumOptions: MessageTypeDefinition<_google_protobuf_EnumOptions, _google_protobuf_EnumOptions__Output>
      EnumValueDescriptorProto: MessageTypeDefinition<_google_protobuf_EnumValueDescriptorProto, _google_protobuf_EnumValueDescriptorProto__Output>
      EnumValueOptions: MessageTypeDefinition<_google_protobuf_EnumValueOptions, _google_protobuf_EnumValueOptions__Output>
      ExtensionRangeOptions: MessageTypeDefinition<_google_protobuf_ExtensionRangeOptions, _google_protobuf_ExtensionRangeOptions__Output>
      FeatureSet: MessageTypeDefinition<_google_protobuf_FeatureSet, _google_protobuf_FeatureSet__Output>
      FeatureSetDefaults: MessageTypeDefinition<_google_protobuf_FeatureSetDefaults, _google_protobuf_FeatureSetDefaults__Output>
      FieldDescriptorProto: MessageTypeDefinition<_google_protobuf_FieldDescriptorProto, _google_protobuf_FieldDescriptorProto__Output>
      FieldOptions: MessageTypeDefinition<_google_protobuf_FieldOptions, _google_protobuf_FieldOptions__Output>
      FileDescriptorProto: MessageTypeDefinition<_google_protobuf_FileDescriptorProto, _google_protobuf_FileDescriptorProto__Output>
      FileDescriptorSet: MessageTypeDefinition<_google_protobuf_FileDescriptorSet, _google_protobuf_FileDescriptorSet__Output>
      FileOptions: MessageTypeDefinition<_google_protobuf_FileOptions, _google_protobuf_FileOptions__Output>
      GeneratedCodeInfo: MessageTypeDefinition<_google_protobuf_GeneratedCodeInfo, _google_protobuf_GeneratedCodeInfo__Output>
      MessageOptions: MessageTypeDefinition<_google_protobuf_MessageOptions, _google_protobuf_MessageOptions__Output>
      MethodDescriptorProto: MessageTypeDefinition<_google_protobuf_MethodDescriptorProto, _google_protobuf_MethodDescriptorProto__Output>
      MethodOptions: MessageTypeDefinition<_google_protobuf_MethodOptions, _google_protobuf_MethodOptions__Output>
      OneofDescriptorProto: MessageTypeDefinition<_google_protobuf_OneofDescriptorProto, _google_protobuf_OneofDescriptorProto__Output>
      OneofOptions: MessageTypeDefinition<_google_protobuf_OneofOptions, _google_protobuf_OneofOptions__Output>
      ServiceDescriptorProto: MessageTypeDefinition<_google_protobuf_ServiceDescriptorProto, _google_protobuf_ServiceDescriptorProto__Output>
      ServiceOptions: MessageTypeDefinition<_google_protobuf_ServiceOptions, _google_protobuf_ServiceOptions__Output>
      SourceCodeInfo: MessageTypeDefinition<_google_protobuf_SourceCodeInfo, _google_protobuf_SourceCodeInfo__Output>
      SymbolVisibility: EnumTypeDefinition
      Timestamp: MessageTypeDefinition<_google_protobuf_Timestamp, _google_protobuf_Timestamp__Output>
      UninterpretedOption: MessageTypeDefinition<_google_protobuf_UninterpretedOption, _google_protobuf_UninterpretedOption__Output>
    }
    type: {
      Date: MessageTypeDefinition<_google_type_Date, _google_type_Date__Output>
    }
  }
}

