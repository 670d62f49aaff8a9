import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { Cause as _dunlin_common_v1_Cause, Cause__Output as _dunlin_common_v1_Cause__Output } from './dunlin/common/v1/Cause.js';
import type { Explanation as _dunlin_common_v1_Explanation, Explanation__Output as _dunlin_common_v1_Explanation__Output } from './dunlin/common/v1/Explanation.js';
import type { Money as _dunlin_common_v1_Money, Money__Output as _dunlin_common_v1_Money__Output } from './dunlin/common/v1/Money.js';
import type { NamedCount as _dunlin_common_v1_NamedCount, NamedCount__Output as _dunlin_common_v1_NamedCount__Output } from './dunlin/common/v1/NamedCount.js';
import type { ExpireRecallRequest as _dunlin_dca_handoff_v1_ExpireRecallRequest, ExpireRecallRequest__Output as _dunlin_dca_handoff_v1_ExpireRecallRequest__Output } from './dunlin/dca_handoff/v1/ExpireRecallRequest.js';
import type { ExpireRecallResponse as _dunlin_dca_handoff_v1_ExpireRecallResponse, ExpireRecallResponse__Output as _dunlin_dca_handoff_v1_ExpireRecallResponse__Output } from './dunlin/dca_handoff/v1/ExpireRecallResponse.js';
import type { GetPlacementRequest as _dunlin_dca_handoff_v1_GetPlacementRequest, GetPlacementRequest__Output as _dunlin_dca_handoff_v1_GetPlacementRequest__Output } from './dunlin/dca_handoff/v1/GetPlacementRequest.js';
import type { GetPlacementResponse as _dunlin_dca_handoff_v1_GetPlacementResponse, GetPlacementResponse__Output as _dunlin_dca_handoff_v1_GetPlacementResponse__Output } from './dunlin/dca_handoff/v1/GetPlacementResponse.js';
import type { ListPlacementsRequest as _dunlin_dca_handoff_v1_ListPlacementsRequest, ListPlacementsRequest__Output as _dunlin_dca_handoff_v1_ListPlacementsRequest__Output } from './dunlin/dca_handoff/v1/ListPlacementsRequest.js';
import type { ListPlacementsResponse as _dunlin_dca_handoff_v1_ListPlacementsResponse, ListPlacementsResponse__Output as _dunlin_dca_handoff_v1_ListPlacementsResponse__Output } from './dunlin/dca_handoff/v1/ListPlacementsResponse.js';
import type { Placement as _dunlin_dca_handoff_v1_Placement, Placement__Output as _dunlin_dca_handoff_v1_Placement__Output } from './dunlin/dca_handoff/v1/Placement.js';
import type { PlacementLine as _dunlin_dca_handoff_v1_PlacementLine, PlacementLine__Output as _dunlin_dca_handoff_v1_PlacementLine__Output } from './dunlin/dca_handoff/v1/PlacementLine.js';
import type { PlacementServiceClient as _dunlin_dca_handoff_v1_PlacementServiceClient, PlacementServiceDefinition as _dunlin_dca_handoff_v1_PlacementServiceDefinition } from './dunlin/dca_handoff/v1/PlacementService.js';
import type { ProposePlacementRequest as _dunlin_dca_handoff_v1_ProposePlacementRequest, ProposePlacementRequest__Output as _dunlin_dca_handoff_v1_ProposePlacementRequest__Output } from './dunlin/dca_handoff/v1/ProposePlacementRequest.js';
import type { ProposePlacementResponse as _dunlin_dca_handoff_v1_ProposePlacementResponse, ProposePlacementResponse__Output as _dunlin_dca_handoff_v1_ProposePlacementResponse__Output } from './dunlin/dca_handoff/v1/ProposePlacementResponse.js';
import type { RecallPlacementRequest as _dunlin_dca_handoff_v1_RecallPlacementRequest, RecallPlacementRequest__Output as _dunlin_dca_handoff_v1_RecallPlacementRequest__Output } from './dunlin/dca_handoff/v1/RecallPlacementRequest.js';
import type { RecallPlacementResponse as _dunlin_dca_handoff_v1_RecallPlacementResponse, RecallPlacementResponse__Output as _dunlin_dca_handoff_v1_RecallPlacementResponse__Output } from './dunlin/dca_handoff/v1/RecallPlacementResponse.js';
import type { SendPlacementRequest as _dunlin_dca_handoff_v1_SendPlacementRequest, SendPlacementRequest__Output as _dunlin_dca_handoff_v1_SendPlacementRequest__Output } from './dunlin/dca_handoff/v1/SendPlacementRequest.js';
import type { SendPlacementResponse as _dunlin_dca_handoff_v1_SendPlacementResponse, SendPlacementResponse__Output as _dunlin_dca_handoff_v1_SendPlacementResponse__Output } from './dunlin/dca_handoff/v1/SendPlacementResponse.js';
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
        Explanation: MessageTypeDefinition<_dunlin_common_v1_Explanation, _dunlin_common_v1_Explanation__Output>
        Money: MessageTypeDefinition<_dunlin_common_v1_Money, _dunlin_common_v1_Money__Output>
        NamedCount: MessageTypeDefinition<_dunlin_common_v1_NamedCount, _dunlin_common_v1_NamedCount__Output>
      }
    }
    dca_handoff: {
      v1: {
        ExpireRecallRequest: MessageTypeDefinition<_dunlin_dca_handoff_v1_ExpireRecallRequest, _dunlin_dca_handoff_v1_ExpireRecallRequest__Output>
        ExpireRecallResponse: MessageTypeDefinition<_dunlin_dca_handoff_v1_ExpireRecallResponse, _dunlin_dca_handoff_v1_ExpireRecallResponse__Output>
        GetPlacementRequest: MessageTypeDefinition<_dunlin_dca_handoff_v1_GetPlacementRequest, _dunlin_dca_handoff_v1_GetPlacementRequest__Output>
        GetPlacementResponse: MessageTypeDefinition<_dunlin_dca_handoff_v1_GetPlacementResponse, _dunlin_dca_handoff_v1_GetPlacementResponse__Output>
        ListPlacementsRequest: MessageTypeDefinition<_dunlin_dca_handoff_v1_ListPlacementsRequest, _dunlin_dca_handoff_v1_ListPlacementsRequest__Output>
        ListPlacementsResponse: MessageTypeDefinition<_dunlin_dca_handoff_v1_ListPlacementsResponse, _dunlin_dca_handoff_v1_ListPlacementsResponse__Output>
        Placement: MessageTypeDefinition<_dunlin_dca_handoff_v1_Placement, _dunlin_dca_handoff_v1_Placement__Output>
        PlacementLine: MessageTypeDefinition<_dunlin_dca_handoff_v1_PlacementLine, _dunlin_dca_handoff_v1_PlacementLine__Output>
        PlacementService: SubtypeConstructor<typeof grpc.Client, _dunlin_dca_handoff_v1_PlacementServiceClient> & { service: _dunlin_dca_handoff_v1_PlacementServiceDefinition }
        ProposePlacementRequest: MessageTypeDefinition<_dunlin_dca_handoff_v1_ProposePlacementRequest, _dunlin_dca_handoff_v1_ProposePlacementRequest__Output>
        ProposePlacementResponse: MessageTypeDefinition<_dunlin_dca_handoff_v1_ProposePlacementResponse, _dunlin_dca_handoff_v1_ProposePlacementResponse__Output>
        RecallPlacementRequest: MessageTypeDefinition<_dunlin_dca_handoff_v1_RecallPlacementRequest, _dunlin_dca_handoff_v1_RecallPlacementRequest__Output>
        RecallPlacementResponse: MessageTypeDefinition<_dunlin_dca_handoff_v1_RecallPlacementResponse, _dunlin_dca_handoff_v1_RecallPlacementResponse__Output>
        SendPlacementRequest: MessageTypeDefinition<_dunlin_dca_handoff_v1_SendPlacementRequest, _dunlin_dca_handoff_v1_SendPlacementRequest__Output>
        SendPlacementResponse: MessageTypeDefinition<_dunlin_dca_handoff_v1_SendPlacementResponse, _dunlin_dca_handoff_v1_SendPlacementResponse__Output>
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

