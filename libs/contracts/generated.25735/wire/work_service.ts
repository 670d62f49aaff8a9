import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { AddNoteRequest as _dunlin_customer_v1_AddNoteRequest, AddNoteRequest__Output as _dunlin_customer_v1_AddNoteRequest__Output } from './dunlin/customer/v1/AddNoteRequest.js';
import type { AddNoteResponse as _dunlin_customer_v1_AddNoteResponse, AddNoteResponse__Output as _dunlin_customer_v1_AddNoteResponse__Output } from './dunlin/customer/v1/AddNoteResponse.js';
import type { CreateTaskRequest as _dunlin_customer_v1_CreateTaskRequest, CreateTaskRequest__Output as _dunlin_customer_v1_CreateTaskRequest__Output } from './dunlin/customer/v1/CreateTaskRequest.js';
import type { CreateTaskResponse as _dunlin_customer_v1_CreateTaskResponse, CreateTaskResponse__Output as _dunlin_customer_v1_CreateTaskResponse__Output } from './dunlin/customer/v1/CreateTaskResponse.js';
import type { ListTasksRequest as _dunlin_customer_v1_ListTasksRequest, ListTasksRequest__Output as _dunlin_customer_v1_ListTasksRequest__Output } from './dunlin/customer/v1/ListTasksRequest.js';
import type { ListTasksResponse as _dunlin_customer_v1_ListTasksResponse, ListTasksResponse__Output as _dunlin_customer_v1_ListTasksResponse__Output } from './dunlin/customer/v1/ListTasksResponse.js';
import type { Note as _dunlin_customer_v1_Note, Note__Output as _dunlin_customer_v1_Note__Output } from './dunlin/customer/v1/Note.js';
import type { ResolveTaskRequest as _dunlin_customer_v1_ResolveTaskRequest, ResolveTaskRequest__Output as _dunlin_customer_v1_ResolveTaskRequest__Output } from './dunlin/customer/v1/ResolveTaskRequest.js';
import type { ResolveTaskResponse as _dunlin_customer_v1_ResolveTaskResponse, ResolveTaskResponse__Output as _dunlin_customer_v1_ResolveTaskResponse__Output } from './dunlin/customer/v1/ResolveTaskResponse.js';
import type { Task as _dunlin_customer_v1_Task, Task__Output as _dunlin_customer_v1_Task__Output } from './dunlin/customer/v1/Task.js';
import type { WorkServiceClient as _dunlin_customer_v1_WorkServiceClient, WorkServiceDefinition as _dunlin_customer_v1_WorkServiceDefinition } from './dunlin/customer/v1/WorkService.js';
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
    customer: {
      v1: {
        AddNoteRequest: MessageTypeDefinition<_dunlin_customer_v1_AddNoteRequest, _dunlin_customer_v1_AddNoteRequest__Output>
        AddNoteResponse: MessageTypeDefinition<_dunlin_customer_v1_AddNoteResponse, _dunlin_customer_v1_AddNoteResponse__Output>
        CreateTaskRequest: MessageTypeDefinition<_dunlin_customer_v1_CreateTaskRequest, _dunlin_customer_v1_CreateTaskRequest__Output>
        CreateTaskResponse: MessageTypeDefinition<_dunlin_customer_v1_CreateTaskResponse, _dunlin_customer_v1_CreateTaskResponse__Output>
        ListTasksRequest: MessageTypeDefinition<_dunlin_customer_v1_ListTasksRequest, _dunlin_customer_v1_ListTasksRequest__Output>
        ListTasksResponse: MessageTypeDefinition<_dunlin_customer_v1_ListTasksResponse, _dunlin_customer_v1_ListTasksResponse__Output>
        Note: MessageTypeDefinition<_dunlin_customer_v1_Note, _dunlin_customer_v1_Note__Output>
        ResolveTaskRequest: MessageTypeDefinition<_dunlin_customer_v1_ResolveTaskRequest, _dunlin_customer_v1_ResolveTaskRequest__Output>
        ResolveTaskResponse: MessageTypeDefinition<_dunlin_customer_v1_ResolveTaskResponse, _dunlin_customer_v1_ResolveTaskResponse__Output>
        Task: MessageTypeDefinition<_dunlin_customer_v1_Task, _dunlin_customer_v1_Task__Output>
        WorkService: SubtypeConstructor<typeof grpc.Client, _dunlin_customer_v1_WorkServiceClient> & { service: _dunlin_customer_v1_WorkServiceDefinition }
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

