import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { CancelPaymentFileRequest as _dunlin_payment_v1_CancelPaymentFileRequest, CancelPaymentFileRequest__Output as _dunlin_payment_v1_CancelPaymentFileRequest__Output } from './dunlin/payment/v1/CancelPaymentFileRequest.js';
import type { CancelPaymentFileResponse as _dunlin_payment_v1_CancelPaymentFileResponse, CancelPaymentFileResponse__Output as _dunlin_payment_v1_CancelPaymentFileResponse__Output } from './dunlin/payment/v1/CancelPaymentFileResponse.js';
import type { FailPaymentFileRequest as _dunlin_payment_v1_FailPaymentFileRequest, FailPaymentFileRequest__Output as _dunlin_payment_v1_FailPaymentFileRequest__Output } from './dunlin/payment/v1/FailPaymentFileRequest.js';
import type { FailPaymentFileResponse as _dunlin_payment_v1_FailPaymentFileResponse, FailPaymentFileResponse__Output as _dunlin_payment_v1_FailPaymentFileResponse__Output } from './dunlin/payment/v1/FailPaymentFileResponse.js';
import type { GetPaymentFileRequest as _dunlin_payment_v1_GetPaymentFileRequest, GetPaymentFileRequest__Output as _dunlin_payment_v1_GetPaymentFileRequest__Output } from './dunlin/payment/v1/GetPaymentFileRequest.js';
import type { GetPaymentFileResponse as _dunlin_payment_v1_GetPaymentFileResponse, GetPaymentFileResponse__Output as _dunlin_payment_v1_GetPaymentFileResponse__Output } from './dunlin/payment/v1/GetPaymentFileResponse.js';
import type { ListPaymentFileErrorsRequest as _dunlin_payment_v1_ListPaymentFileErrorsRequest, ListPaymentFileErrorsRequest__Output as _dunlin_payment_v1_ListPaymentFileErrorsRequest__Output } from './dunlin/payment/v1/ListPaymentFileErrorsRequest.js';
import type { ListPaymentFileErrorsResponse as _dunlin_payment_v1_ListPaymentFileErrorsResponse, ListPaymentFileErrorsResponse__Output as _dunlin_payment_v1_ListPaymentFileErrorsResponse__Output } from './dunlin/payment/v1/ListPaymentFileErrorsResponse.js';
import type { ListPaymentFilesRequest as _dunlin_payment_v1_ListPaymentFilesRequest, ListPaymentFilesRequest__Output as _dunlin_payment_v1_ListPaymentFilesRequest__Output } from './dunlin/payment/v1/ListPaymentFilesRequest.js';
import type { ListPaymentFilesResponse as _dunlin_payment_v1_ListPaymentFilesResponse, ListPaymentFilesResponse__Output as _dunlin_payment_v1_ListPaymentFilesResponse__Output } from './dunlin/payment/v1/ListPaymentFilesResponse.js';
import type { PaymentFile as _dunlin_payment_v1_PaymentFile, PaymentFile__Output as _dunlin_payment_v1_PaymentFile__Output } from './dunlin/payment/v1/PaymentFile.js';
import type { PaymentFileError as _dunlin_payment_v1_PaymentFileError, PaymentFileError__Output as _dunlin_payment_v1_PaymentFileError__Output } from './dunlin/payment/v1/PaymentFileError.js';
import type { PaymentFileServiceClient as _dunlin_payment_v1_PaymentFileServiceClient, PaymentFileServiceDefinition as _dunlin_payment_v1_PaymentFileServiceDefinition } from './dunlin/payment/v1/PaymentFileService.js';
import type { RegisterPaymentFileRequest as _dunlin_payment_v1_RegisterPaymentFileRequest, RegisterPaymentFileRequest__Output as _dunlin_payment_v1_RegisterPaymentFileRequest__Output } from './dunlin/payment/v1/RegisterPaymentFileRequest.js';
import type { RegisterPaymentFileResponse as _dunlin_payment_v1_RegisterPaymentFileResponse, RegisterPaymentFileResponse__Output as _dunlin_payment_v1_RegisterPaymentFileResponse__Output } from './dunlin/payment/v1/RegisterPaymentFileResponse.js';
import type { ResumePaymentFileRequest as _dunlin_payment_v1_ResumePaymentFileRequest, ResumePaymentFileRequest__Output as _dunlin_payment_v1_ResumePaymentFileRequest__Output } from './dunlin/payment/v1/ResumePaymentFileRequest.js';
import type { ResumePaymentFileResponse as _dunlin_payment_v1_ResumePaymentFileResponse, ResumePaymentFileResponse__Output as _dunlin_payment_v1_ResumePaymentFileResponse__Output } from './dunlin/payment/v1/ResumePaymentFileResponse.js';
import type { StartPaymentFileRequest as _dunlin_payment_v1_StartPaymentFileRequest, StartPaymentFileRequest__Output as _dunlin_payment_v1_StartPaymentFileRequest__Output } from './dunlin/payment/v1/StartPaymentFileRequest.js';
import type { StartPaymentFileResponse as _dunlin_payment_v1_StartPaymentFileResponse, StartPaymentFileResponse__Output as _dunlin_payment_v1_StartPaymentFileResponse__Output } from './dunlin/payment/v1/StartPaymentFileResponse.js';
import type { TakeNextPaymentFileChunkRequest as _dunlin_payment_v1_TakeNextPaymentFileChunkRequest, TakeNextPaymentFileChunkRequest__Output as _dunlin_payment_v1_TakeNextPaymentFileChunkRequest__Output } from './dunlin/payment/v1/TakeNextPaymentFileChunkRequest.js';
import type { TakeNextPaymentFileChunkResponse as _dunlin_payment_v1_TakeNextPaymentFileChunkResponse, TakeNextPaymentFileChunkResponse__Output as _dunlin_payment_v1_TakeNextPaymentFileChunkResponse__Output } from './dunlin/payment/v1/TakeNextPaymentFileChunkResponse.js';
import type { UploadPaymentFilePartRequest as _dunlin_payment_v1_UploadPaymentFilePartRequest, UploadPaymentFilePartRequest__Output as _dunlin_payment_v1_UploadPaymentFilePartRequest__Output } from './dunlin/payment/v1/UploadPaymentFilePartRequest.js';
import type { UploadPaymentFilePartResponse as _dunlin_payment_v1_UploadPaymentFilePartResponse, UploadPaymentFilePartResponse__Output as _dunlin_payment_v1_UploadPaymentFilePartResponse__Output } from './dunlin/payment/v1/UploadPaymentFilePartResponse.js';
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

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  dunlin: {
    common: {
      v1: {
      }
    }
    payment: {
      v1: {
        CancelPaymentFileRequest: MessageTypeDefinition<_dunlin_payment_v1_CancelPaymentFileRequest, _dunlin_payment_v1_CancelPaymentFileRequest__Output>
        CancelPaymentFileResponse: MessageTypeDefinition<_dunlin_payment_v1_CancelPaymentFileResponse, _dunlin_payment_v1_CancelPaymentFileResponse__Output>
        FailPaymentFileRequest: MessageTypeDefinition<_dunlin_payment_v1_FailPaymentFileRequest, _dunlin_payment_v1_FailPaymentFileRequest__Output>
        FailPaymentFileResponse: MessageTypeDefinition<_dunlin_payment_v1_FailPaymentFileResponse, _dunlin_payment_v1_FailPaymentFileResponse__Output>
        GetPaymentFileRequest: MessageTypeDefinition<_dunlin_payment_v1_GetPaymentFileRequest, _dunlin_payment_v1_GetPaymentFileRequest__Output>
        GetPaymentFileResponse: MessageTypeDefinition<_dunlin_payment_v1_GetPaymentFileResponse, _dunlin_payment_v1_GetPaymentFileResponse__Output>
        ListPaymentFileErrorsRequest: MessageTypeDefinition<_dunlin_payment_v1_ListPaymentFileErrorsRequest, _dunlin_payment_v1_ListPaymentFileErrorsRequest__Output>
        ListPaymentFileErrorsResponse: MessageTypeDefinition<_dunlin_payment_v1_ListPaymentFileErrorsResponse, _dunlin_payment_v1_ListPaymentFileErrorsResponse__Output>
        ListPaymentFilesRequest: MessageTypeDefinition<_dunlin_payment_v1_ListPaymentFilesRequest, _dunlin_payment_v1_ListPaymentFilesRequest__Output>
        ListPaymentFilesResponse: MessageTypeDefinition<_dunlin_payment_v1_ListPaymentFilesResponse, _dunlin_payment_v1_ListPaymentFilesResponse__Output>
        PaymentFile: MessageTypeDefinition<_dunlin_payment_v1_PaymentFile, _dunlin_payment_v1_PaymentFile__Output>
        PaymentFileError: MessageTypeDefinition<_dunlin_payment_v1_PaymentFileError, _dunlin_payment_v1_PaymentFileError__Output>
        PaymentFileService: SubtypeConstructor<typeof grpc.Client, _dunlin_payment_v1_PaymentFileServiceClient> & { service: _dunlin_payment_v1_PaymentFileServiceDefinition }
        RegisterPaymentFileRequest: MessageTypeDefinition<_dunlin_payment_v1_RegisterPaymentFileRequest, _dunlin_payment_v1_RegisterPaymentFileRequest__Output>
        RegisterPaymentFileResponse: MessageTypeDefinition<_dunlin_payment_v1_RegisterPaymentFileResponse, _dunlin_payment_v1_RegisterPaymentFileResponse__Output>
        ResumePaymentFileRequest: MessageTypeDefinition<_dunlin_payment_v1_ResumePaymentFileRequest, _dunlin_payment_v1_ResumePaymentFileRequest__Output>
        ResumePaymentFileResponse: MessageTypeDefinition<_dunlin_payment_v1_ResumePaymentFileResponse, _dunlin_payment_v1_ResumePaymentFileResponse__Output>
        StartPaymentFileRequest: MessageTypeDefinition<_dunlin_payment_v1_StartPaymentFileRequest, _dunlin_payment_v1_StartPaymentFileRequest__Output>
        StartPaymentFileResponse: MessageTypeDefinition<_dunlin_payment_v1_StartPaymentFileResponse, _dunlin_payment_v1_StartPaymentFileResponse__Output>
        TakeNextPaymentFileChunkRequest: MessageTypeDefinition<_dunlin_payment_v1_TakeNextPaymentFileChunkRequest, _dunlin_payment_v1_TakeNextPaymentFileChunkRequest__Output>
        TakeNextPaymentFileChunkResponse: MessageTypeDefinition<_dunlin_payment_v1_TakeNextPaymentFileChunkResponse, _dunlin_payment_v1_TakeNextPaymentFileChunkResponse__Output>
        UploadPaymentFilePartRequest: MessageTypeDefinition<_dunlin_payment_v1_UploadPaymentFilePartRequest, _dunlin_payment_v1_UploadPaymentFilePartRequest__Output>
        UploadPaymentFilePartResponse: MessageTypeDefinition<_dunlin_payment_v1_UploadPaymentFilePartResponse, _dunlin_payment_v1_UploadPaymentFilePartResponse__Output>
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
  }
}

