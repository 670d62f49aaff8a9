import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { Cause as _dunlin_common_v1_Cause, Cause__Output as _dunlin_common_v1_Cause__Output } from './dunlin/common/v1/Cause.js';
import type { DropParkedEventRequest as _dunlin_common_v1_DropParkedEventRequest, DropParkedEventRequest__Output as _dunlin_common_v1_DropParkedEventRequest__Output } from './dunlin/common/v1/DropParkedEventRequest.js';
import type { DropParkedEventResponse as _dunlin_common_v1_DropParkedEventResponse, DropParkedEventResponse__Output as _dunlin_common_v1_DropParkedEventResponse__Output } from './dunlin/common/v1/DropParkedEventResponse.js';
import type { DueItem as _dunlin_common_v1_DueItem, DueItem__Output as _dunlin_common_v1_DueItem__Output } from './dunlin/common/v1/DueItem.js';
import type { Explanation as _dunlin_common_v1_Explanation, Explanation__Output as _dunlin_common_v1_Explanation__Output } from './dunlin/common/v1/Explanation.js';
import type { GetClockRequest as _dunlin_common_v1_GetClockRequest, GetClockRequest__Output as _dunlin_common_v1_GetClockRequest__Output } from './dunlin/common/v1/GetClockRequest.js';
import type { GetClockResponse as _dunlin_common_v1_GetClockResponse, GetClockResponse__Output as _dunlin_common_v1_GetClockResponse__Output } from './dunlin/common/v1/GetClockResponse.js';
import type { GetOutstandingRequest as _dunlin_common_v1_GetOutstandingRequest, GetOutstandingRequest__Output as _dunlin_common_v1_GetOutstandingRequest__Output } from './dunlin/common/v1/GetOutstandingRequest.js';
import type { GetOutstandingResponse as _dunlin_common_v1_GetOutstandingResponse, GetOutstandingResponse__Output as _dunlin_common_v1_GetOutstandingResponse__Output } from './dunlin/common/v1/GetOutstandingResponse.js';
import type { GetParkedKeyRequest as _dunlin_common_v1_GetParkedKeyRequest, GetParkedKeyRequest__Output as _dunlin_common_v1_GetParkedKeyRequest__Output } from './dunlin/common/v1/GetParkedKeyRequest.js';
import type { GetParkedKeyResponse as _dunlin_common_v1_GetParkedKeyResponse, GetParkedKeyResponse__Output as _dunlin_common_v1_GetParkedKeyResponse__Output } from './dunlin/common/v1/GetParkedKeyResponse.js';
import type { ListDeadLettersRequest as _dunlin_common_v1_ListDeadLettersRequest, ListDeadLettersRequest__Output as _dunlin_common_v1_ListDeadLettersRequest__Output } from './dunlin/common/v1/ListDeadLettersRequest.js';
import type { ListDeadLettersResponse as _dunlin_common_v1_ListDeadLettersResponse, ListDeadLettersResponse__Output as _dunlin_common_v1_ListDeadLettersResponse__Output } from './dunlin/common/v1/ListDeadLettersResponse.js';
import type { ListParkedKeysRequest as _dunlin_common_v1_ListParkedKeysRequest, ListParkedKeysRequest__Output as _dunlin_common_v1_ListParkedKeysRequest__Output } from './dunlin/common/v1/ListParkedKeysRequest.js';
import type { ListParkedKeysResponse as _dunlin_common_v1_ListParkedKeysResponse, ListParkedKeysResponse__Output as _dunlin_common_v1_ListParkedKeysResponse__Output } from './dunlin/common/v1/ListParkedKeysResponse.js';
import type { Money as _dunlin_common_v1_Money, Money__Output as _dunlin_common_v1_Money__Output } from './dunlin/common/v1/Money.js';
import type { NamedCount as _dunlin_common_v1_NamedCount, NamedCount__Output as _dunlin_common_v1_NamedCount__Output } from './dunlin/common/v1/NamedCount.js';
import type { OperationsServiceClient as _dunlin_common_v1_OperationsServiceClient, OperationsServiceDefinition as _dunlin_common_v1_OperationsServiceDefinition } from './dunlin/common/v1/OperationsService.js';
import type { ParkedKey as _dunlin_common_v1_ParkedKey, ParkedKey__Output as _dunlin_common_v1_ParkedKey__Output } from './dunlin/common/v1/ParkedKey.js';
import type { PartitionEnd as _dunlin_common_v1_PartitionEnd, PartitionEnd__Output as _dunlin_common_v1_PartitionEnd__Output } from './dunlin/common/v1/PartitionEnd.js';
import type { ReplayParkedKeyRequest as _dunlin_common_v1_ReplayParkedKeyRequest, ReplayParkedKeyRequest__Output as _dunlin_common_v1_ReplayParkedKeyRequest__Output } from './dunlin/common/v1/ReplayParkedKeyRequest.js';
import type { ReplayParkedKeyResponse as _dunlin_common_v1_ReplayParkedKeyResponse, ReplayParkedKeyResponse__Output as _dunlin_common_v1_ReplayParkedKeyResponse__Output } from './dunlin/common/v1/ReplayParkedKeyResponse.js';
import type { RunDueRequest as _dunlin_common_v1_RunDueRequest, RunDueRequest__Output as _dunlin_common_v1_RunDueRequest__Output } from './dunlin/common/v1/RunDueRequest.js';
import type { RunDueResponse as _dunlin_common_v1_RunDueResponse, RunDueResponse__Output as _dunlin_common_v1_RunDueResponse__Output } from './dunlin/common/v1/RunDueResponse.js';
import type { SetClockRequest as _dunlin_common_v1_SetClockRequest, SetClockRequest__Output as _dunlin_common_v1_SetClockRequest__Output } from './dunlin/common/v1/SetClockRequest.js';
import type { SetClockResponse as _dunlin_common_v1_SetClockResponse, SetClockResponse__Output as _dunlin_common_v1_SetClockResponse__Output } from './dunlin/common/v1/SetClockResponse.js';
import type { StuckEvent as _dunlin_common_v1_StuckEvent, StuckEvent__Output as _dunlin_common_v1_StuckEvent__Output } from './dunlin/common/v1/StuckEvent.js';
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
        Cause: MessageTypeDefinition<_dunlin_common_v1_Cause, _dunlin_common_v1_Cause__Output>
        ClockMode: EnumTypeDefinition
        DropParkedEventRequest: MessageTypeDefinition<_dunlin_common_v1_DropParkedEventRequest, _dunlin_common_v1_DropParkedEventRequest__Output>
        DropParkedEventResponse: MessageTypeDefinition<_dunlin_common_v1_DropParkedEventResponse, _dunlin_common_v1_DropParkedEventResponse__Output>
        DueItem: MessageTypeDefinition<_dunlin_common_v1_DueItem, _dunlin_common_v1_DueItem__Output>
        DuePhase: EnumTypeDefinition
        Explanation: MessageTypeDefinition<_dunlin_common_v1_Explanation, _dunlin_common_v1_Explanation__Output>
        GetClockRequest: MessageTypeDefinition<_dunlin_common_v1_GetClockRequest, _dunlin_common_v1_GetClockRequest__Output>
        GetClockResponse: MessageTypeDefinition<_dunlin_common_v1_GetClockResponse, _dunlin_common_v1_GetClockResponse__Output>
        GetOutstandingRequest: MessageTypeDefinition<_dunlin_common_v1_GetOutstandingRequest, _dunlin_common_v1_GetOutstandingRequest__Output>
        GetOutstandingResponse: MessageTypeDefinition<_dunlin_common_v1_GetOutstandingResponse, _dunlin_common_v1_GetOutstandingResponse__Output>
        GetParkedKeyRequest: MessageTypeDefinition<_dunlin_common_v1_GetParkedKeyRequest, _dunlin_common_v1_GetParkedKeyRequest__Output>
        GetParkedKeyResponse: MessageTypeDefinition<_dunlin_common_v1_GetParkedKeyResponse, _dunlin_common_v1_GetParkedKeyResponse__Output>
        ListDeadLettersRequest: MessageTypeDefinition<_dunlin_common_v1_ListDeadLettersRequest, _dunlin_common_v1_ListDeadLettersRequest__Output>
        ListDeadLettersResponse: MessageTypeDefinition<_dunlin_common_v1_ListDeadLettersResponse, _dunlin_common_v1_ListDeadLettersResponse__Output>
        ListParkedKeysRequest: MessageTypeDefinition<_dunlin_common_v1_ListParkedKeysRequest, _dunlin_common_v1_ListParkedKeysRequest__Output>
        ListParkedKeysResponse: MessageTypeDefinition<_dunlin_common_v1_ListParkedKeysResponse, _dunlin_common_v1_ListParkedKeysResponse__Output>
        Money: MessageTypeDefinition<_dunlin_common_v1_Money, _dunlin_common_v1_Money__Output>
        NamedCount: MessageTypeDefinition<_dunlin_common_v1_NamedCount, _dunlin_common_v1_NamedCount__Output>
        OperationsService: SubtypeConstructor<typeof grpc.Client, _dunlin_common_v1_OperationsServiceClient> & { service: _dunlin_common_v1_OperationsServiceDefinition }
        ParkedKey: MessageTypeDefinition<_dunlin_common_v1_ParkedKey, _dunlin_common_v1_ParkedKey__Output>
        PartitionEnd: MessageTypeDefinition<_dunlin_common_v1_PartitionEnd, _dunlin_common_v1_PartitionEnd__Output>
        ReplayParkedKeyRequest: MessageTypeDefinition<_dunlin_common_v1_ReplayParkedKeyRequest, _dunlin_common_v1_ReplayParkedKeyRequest__Output>
        ReplayParkedKeyResponse: MessageTypeDefinition<_dunlin_common_v1_ReplayParkedKeyResponse, _dunlin_common_v1_ReplayParkedKeyResponse__Output>
        RunDueRequest: MessageTypeDefinition<_dunlin_common_v1_RunDueRequest, _dunlin_common_v1_RunDueRequest__Output>
        RunDueResponse: MessageTypeDefinition<_dunlin_common_v1_RunDueResponse, _dunlin_common_v1_RunDueResponse__Output>
        SetClockRequest: MessageTypeDefinition<_dunlin_common_v1_SetClockRequest, _dunlin_common_v1_SetClockRequest__Output>
        SetClockResponse: MessageTypeDefinition<_dunlin_common_v1_SetClockResponse, _dunlin_common_v1_SetClockResponse__Output>
        StuckEvent: MessageTypeDefinition<_dunlin_common_v1_StuckEvent, _dunlin_common_v1_StuckEvent__Output>
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

