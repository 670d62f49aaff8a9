import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { CancelImportRequest as _dunlin_invoice_v1_CancelImportRequest, CancelImportRequest__Output as _dunlin_invoice_v1_CancelImportRequest__Output } from './dunlin/invoice/v1/CancelImportRequest.js';
import type { CancelImportResponse as _dunlin_invoice_v1_CancelImportResponse, CancelImportResponse__Output as _dunlin_invoice_v1_CancelImportResponse__Output } from './dunlin/invoice/v1/CancelImportResponse.js';
import type { FailImportRequest as _dunlin_invoice_v1_FailImportRequest, FailImportRequest__Output as _dunlin_invoice_v1_FailImportRequest__Output } from './dunlin/invoice/v1/FailImportRequest.js';
import type { FailImportResponse as _dunlin_invoice_v1_FailImportResponse, FailImportResponse__Output as _dunlin_invoice_v1_FailImportResponse__Output } from './dunlin/invoice/v1/FailImportResponse.js';
import type { GetImportRequest as _dunlin_invoice_v1_GetImportRequest, GetImportRequest__Output as _dunlin_invoice_v1_GetImportRequest__Output } from './dunlin/invoice/v1/GetImportRequest.js';
import type { GetImportResponse as _dunlin_invoice_v1_GetImportResponse, GetImportResponse__Output as _dunlin_invoice_v1_GetImportResponse__Output } from './dunlin/invoice/v1/GetImportResponse.js';
import type { Import as _dunlin_invoice_v1_Import, Import__Output as _dunlin_invoice_v1_Import__Output } from './dunlin/invoice/v1/Import.js';
import type { ImportServiceClient as _dunlin_invoice_v1_ImportServiceClient, ImportServiceDefinition as _dunlin_invoice_v1_ImportServiceDefinition } from './dunlin/invoice/v1/ImportService.js';
import type { ListImportErrorsRequest as _dunlin_invoice_v1_ListImportErrorsRequest, ListImportErrorsRequest__Output as _dunlin_invoice_v1_ListImportErrorsRequest__Output } from './dunlin/invoice/v1/ListImportErrorsRequest.js';
import type { ListImportErrorsResponse as _dunlin_invoice_v1_ListImportErrorsResponse, ListImportErrorsResponse__Output as _dunlin_invoice_v1_ListImportErrorsResponse__Output } from './dunlin/invoice/v1/ListImportErrorsResponse.js';
import type { ListImportsRequest as _dunlin_invoice_v1_ListImportsRequest, ListImportsRequest__Output as _dunlin_invoice_v1_ListImportsRequest__Output } from './dunlin/invoice/v1/ListImportsRequest.js';
import type { ListImportsResponse as _dunlin_invoice_v1_ListImportsResponse, ListImportsResponse__Output as _dunlin_invoice_v1_ListImportsResponse__Output } from './dunlin/invoice/v1/ListImportsResponse.js';
import type { RegisterImportRequest as _dunlin_invoice_v1_RegisterImportRequest, RegisterImportRequest__Output as _dunlin_invoice_v1_RegisterImportRequest__Output } from './dunlin/invoice/v1/RegisterImportRequest.js';
import type { RegisterImportResponse as _dunlin_invoice_v1_RegisterImportResponse, RegisterImportResponse__Output as _dunlin_invoice_v1_RegisterImportResponse__Output } from './dunlin/invoice/v1/RegisterImportResponse.js';
import type { ResumeImportRequest as _dunlin_invoice_v1_ResumeImportRequest, ResumeImportRequest__Output as _dunlin_invoice_v1_ResumeImportRequest__Output } from './dunlin/invoice/v1/ResumeImportRequest.js';
import type { ResumeImportResponse as _dunlin_invoice_v1_ResumeImportResponse, ResumeImportResponse__Output as _dunlin_invoice_v1_ResumeImportResponse__Output } from './dunlin/invoice/v1/ResumeImportResponse.js';
import type { RowError as _dunlin_invoice_v1_RowError, RowError__Output as _dunlin_invoice_v1_RowError__Output } from './dunlin/invoice/v1/RowError.js';
import type { StartImportRequest as _dunlin_invoice_v1_StartImportRequest, StartImportRequest__Output as _dunlin_invoice_v1_StartImportRequest__Output } from './dunlin/invoice/v1/StartImportRequest.js';
import type { StartImportResponse as _dunlin_invoice_v1_StartImportResponse, StartImportResponse__Output as _dunlin_invoice_v1_StartImportResponse__Output } from './dunlin/invoice/v1/StartImportResponse.js';
import type { TakeNextImportChunkRequest as _dunlin_invoice_v1_TakeNextImportChunkRequest, TakeNextImportChunkRequest__Output as _dunlin_invoice_v1_TakeNextImportChunkRequest__Output } from './dunlin/invoice/v1/TakeNextImportChunkRequest.js';
import type { TakeNextImportChunkResponse as _dunlin_invoice_v1_TakeNextImportChunkResponse, TakeNextImportChunkResponse__Output as _dunlin_invoice_v1_TakeNextImportChunkResponse__Output } from './dunlin/invoice/v1/TakeNextImportChunkResponse.js';
import type { UploadImportPartRequest as _dunlin_invoice_v1_UploadImportPartRequest, UploadImportPartRequest__Output as _dunlin_invoice_v1_UploadImportPartRequest__Output } from './dunlin/invoice/v1/UploadImportPartRequest.js';
import type { UploadImportPartResponse as _dunlin_invoice_v1_UploadImportPartResponse, UploadImportPartResponse__Output as _dunlin_invoice_v1_UploadImportPartResponse__Output } from './dunlin/invoice/v1/UploadImportPartResponse.js';
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
    invoice: {
      v1: {
        CancelImportRequest: MessageTypeDefinition<_dunlin_invoice_v1_CancelImportRequest, _dunlin_invoice_v1_CancelImportRequest__Output>
        CancelImportResponse: MessageTypeDefinition<_dunlin_invoice_v1_CancelImportResponse, _dunlin_invoice_v1_CancelImportResponse__Output>
        FailImportRequest: MessageTypeDefinition<_dunlin_invoice_v1_FailImportRequest, _dunlin_invoice_v1_FailImportRequest__Output>
        FailImportResponse: MessageTypeDefinition<_dunlin_invoice_v1_FailImportResponse, _dunlin_invoice_v1_FailImportResponse__Output>
        GetImportRequest: MessageTypeDefinition<_dunlin_invoice_v1_GetImportRequest, _dunlin_invoice_v1_GetImportRequest__Output>
        GetImportResponse: MessageTypeDefinition<_dunlin_invoice_v1_GetImportResponse, _dunlin_invoice_v1_GetImportResponse__Output>
        Import: MessageTypeDefinition<_dunlin_invoice_v1_Import, _dunlin_invoice_v1_Import__Output>
        ImportService: SubtypeConstructor<typeof grpc.Client, _dunlin_invoice_v1_ImportServiceClient> & { service: _dunlin_invoice_v1_ImportServiceDefinition }
        ListImportErrorsRequest: MessageTypeDefinition<_dunlin_invoice_v1_ListImportErrorsRequest, _dunlin_invoice_v1_ListImportErrorsRequest__Output>
        ListImportErrorsResponse: MessageTypeDefinition<_dunlin_invoice_v1_ListImportErrorsResponse, _dunlin_invoice_v1_ListImportErrorsResponse__Output>
        ListImportsRequest: MessageTypeDefinition<_dunlin_invoice_v1_ListImportsRequest, _dunlin_invoice_v1_ListImportsRequest__Output>
        ListImportsResponse: MessageTypeDefinition<_dunlin_invoice_v1_ListImportsResponse, _dunlin_invoice_v1_ListImportsResponse__Output>
        RegisterImportRequest: MessageTypeDefinition<_dunlin_invoice_v1_RegisterImportRequest, _dunlin_invoice_v1_RegisterImportRequest__Output>
        RegisterImportResponse: MessageTypeDefinition<_dunlin_invoice_v1_RegisterImportResponse, _dunlin_invoice_v1_RegisterImportResponse__Output>
        ResumeImportRequest: MessageTypeDefinition<_dunlin_invoice_v1_ResumeImportRequest, _dunlin_invoice_v1_ResumeImportRequest__Output>
        ResumeImportResponse: MessageTypeDefinition<_dunlin_invoice_v1_ResumeImportResponse, _dunlin_invoice_v1_ResumeImportResponse__Output>
        RowError: MessageTypeDefinition<_dunlin_invoice_v1_RowError, _dunlin_invoice_v1_RowError__Output>
        StartImportRequest: MessageTypeDefinition<_dunlin_invoice_v1_StartImportRequest, _dunlin_invoice_v1_StartImportRequest__Output>
        StartImportResponse: MessageTypeDefinition<_dunlin_invoice_v1_StartImportResponse, _dunlin_invoice_v1_StartImportResponse__Output>
        TakeNextImportChunkRequest: MessageTypeDefinition<_dunlin_invoice_v1_TakeNextImportChunkRequest, _dunlin_invoice_v1_TakeNextImportChunkRequest__Output>
        TakeNextImportChunkResponse: MessageTypeDefinition<_dunlin_invoice_v1_TakeNextImportChunkResponse, _dunlin_invoice_v1_TakeNextImportChunkResponse__Output>
        UploadImportPartRequest: MessageTypeDefinition<_dunlin_invoice_v1_UploadImportPartRequest, _dunlin_invoice_v1_UploadImportPartRequest__Output>
        UploadImportPartResponse: MessageTypeDefinition<_dunlin_invoice_v1_UploadImportPartResponse, _dunlin_invoice_v1_UploadImportPartResponse__Output>
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

