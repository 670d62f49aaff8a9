// Original file: /work/wt-people/protos/dunlin/customer/v1/work_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { AddNoteRequest as _dunlin_customer_v1_AddNoteRequest, AddNoteRequest__Output as _dunlin_customer_v1_AddNoteRequest__Output } from '../../../dunlin/customer/v1/AddNoteRequest.js';
import type { AddNoteResponse as _dunlin_customer_v1_AddNoteResponse, AddNoteResponse__Output as _dunlin_customer_v1_AddNoteResponse__Output } from '../../../dunlin/customer/v1/AddNoteResponse.js';
import type { CreateTaskRequest as _dunlin_customer_v1_CreateTaskRequest, CreateTaskRequest__Output as _dunlin_customer_v1_CreateTaskRequest__Output } from '../../../dunlin/customer/v1/CreateTaskRequest.js';
import type { CreateTaskResponse as _dunlin_customer_v1_CreateTaskResponse, CreateTaskResponse__Output as _dunlin_customer_v1_CreateTaskResponse__Output } from '../../../dunlin/customer/v1/CreateTaskResponse.js';
import type { ListTasksRequest as _dunlin_customer_v1_ListTasksRequest, ListTasksRequest__Output as _dunlin_customer_v1_ListTasksRequest__Output } from '../../../dunlin/customer/v1/ListTasksRequest.js';
import type { ListTasksResponse as _dunlin_customer_v1_ListTasksResponse, ListTasksResponse__Output as _dunlin_customer_v1_ListTasksResponse__Output } from '../../../dunlin/customer/v1/ListTasksResponse.js';
import type { ResolveTaskRequest as _dunlin_customer_v1_ResolveTaskRequest, ResolveTaskRequest__Output as _dunlin_customer_v1_ResolveTaskRequest__Output } from '../../../dunlin/customer/v1/ResolveTaskRequest.js';
import type { ResolveTaskResponse as _dunlin_customer_v1_ResolveTaskResponse, ResolveTaskResponse__Output as _dunlin_customer_v1_ResolveTaskResponse__Output } from '../../../dunlin/customer/v1/ResolveTaskResponse.js';

export interface WorkServiceClient extends grpc.Client {
  AddNote(argument: _dunlin_customer_v1_AddNoteRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_AddNoteResponse__Output>): grpc.ClientUnaryCall;
  AddNote(argument: _dunlin_customer_v1_AddNoteRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_AddNoteResponse__Output>): grpc.ClientUnaryCall;
  AddNote(argument: _dunlin_customer_v1_AddNoteRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_AddNoteResponse__Output>): grpc.ClientUnaryCall;
  AddNote(argument: _dunlin_customer_v1_AddNoteRequest, callback: grpc.requestCallback<_dunlin_customer_v1_AddNoteResponse__Output>): grpc.ClientUnaryCall;
  addNote(argument: _dunlin_customer_v1_AddNoteRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_AddNoteResponse__Output>): grpc.ClientUnaryCall;
  addNote(argument: _dunlin_customer_v1_AddNoteRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_AddNoteResponse__Output>): grpc.ClientUnaryCall;
  addNote(argument: _dunlin_customer_v1_AddNoteRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_AddNoteResponse__Output>): grpc.ClientUnaryCall;
  addNote(argument: _dunlin_customer_v1_AddNoteRequest, callback: grpc.requestCallback<_dunlin_customer_v1_AddNoteResponse__Output>): grpc.ClientUnaryCall;
  
  CreateTask(argument: _dunlin_customer_v1_CreateTaskRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_CreateTaskResponse__Output>): grpc.ClientUnaryCall;
  CreateTask(argument: _dunlin_customer_v1_CreateTaskRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_CreateTaskResponse__Output>): grpc.ClientUnaryCall;
  CreateTask(argument: _dunlin_customer_v1_CreateTaskRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_CreateTaskResponse__Output>): grpc.ClientUnaryCall;
  CreateTask(argument: _dunlin_customer_v1_CreateTaskRequest, callback: grpc.requestCallback<_dunlin_customer_v1_CreateTaskResponse__Output>): grpc.ClientUnaryCall;
  createTask(argument: _dunlin_customer_v1_CreateTaskRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_CreateTaskResponse__Output>): grpc.ClientUnaryCall;
  createTask(argument: _dunlin_customer_v1_CreateTaskRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_CreateTaskResponse__Output>): grpc.ClientUnaryCall;
  createTask(argument: _dunlin_customer_v1_CreateTaskRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_CreateTaskResponse__Output>): grpc.ClientUnaryCall;
  createTask(argument: _dunlin_customer_v1_CreateTaskRequest, callback: grpc.requestCallback<_dunlin_customer_v1_CreateTaskResponse__Output>): grpc.ClientUnaryCall;
  
  ListTasks(argument: _dunlin_customer_v1_ListTasksRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_ListTasksResponse__Output>): grpc.ClientUnaryCall;
  ListTasks(argument: _dunlin_customer_v1_ListTasksRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_ListTasksResponse__Output>): grpc.ClientUnaryCall;
  ListTasks(argument: _dunlin_customer_v1_ListTasksRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_ListTasksResponse__Output>): grpc.ClientUnaryCall;
  ListTasks(argument: _dunlin_customer_v1_ListTasksRequest, callback: grpc.requestCallback<_dunlin_customer_v1_ListTasksResponse__Output>): grpc.ClientUnaryCall;
  listTasks(argument: _dunlin_customer_v1_ListTasksRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_ListTasksResponse__Output>): grpc.ClientUnaryCall;
  listTasks(argument: _dunlin_customer_v1_ListTasksRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_ListTasksResponse__Output>): grpc.ClientUnaryCall;
  listTasks(argument: _dunlin_customer_v1_ListTasksRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_ListTasksResponse__Output>): grpc.ClientUnaryCall;
  listTasks(argument: _dunlin_customer_v1_ListTasksRequest, callback: grpc.requestCallback<_dunlin_customer_v1_ListTasksResponse__Output>): grpc.ClientUnaryCall;
  
  ResolveTask(argument: _dunlin_customer_v1_ResolveTaskRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_ResolveTaskResponse__Output>): grpc.ClientUnaryCall;
  ResolveTask(argument: _dunlin_customer_v1_ResolveTaskRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_ResolveTaskResponse__Output>): grpc.ClientUnaryCall;
  ResolveTask(argument: _dunlin_customer_v1_ResolveTaskRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_ResolveTaskResponse__Output>): grpc.ClientUnaryCall;
  ResolveTask(argument: _dunlin_customer_v1_ResolveTaskRequest, callback: grpc.requestCallback<_dunlin_customer_v1_ResolveTaskResponse__Output>): grpc.ClientUnaryCall;
  resolveTask(argument: _dunlin_customer_v1_ResolveTaskRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_ResolveTaskResponse__Output>): grpc.ClientUnaryCall;
  resolveTask(argument: _dunlin_customer_v1_ResolveTaskRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_ResolveTaskResponse__Output>): grpc.ClientUnaryCall;
  resolveTask(argument: _dunlin_customer_v1_ResolveTaskRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_ResolveTaskResponse__Output>): grpc.ClientUnaryCall;
  resolveTask(argument: _dunlin_customer_v1_ResolveTaskRequest, callback: grpc.requestCallback<_dunlin_customer_v1_ResolveTaskResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface WorkServiceHandlers extends grpc.UntypedServiceImplementation {
  AddNote: grpc.handleUnaryCall<_dunlin_customer_v1_AddNoteRequest__Output, _dunlin_customer_v1_AddNoteResponse>;
  
  CreateTask: grpc.handleUnaryCall<_dunlin_customer_v1_CreateTaskRequest__Output, _dunlin_customer_v1_CreateTaskResponse>;
  
  ListTasks: grpc.handleUnaryCall<_dunlin_customer_v1_ListTasksRequest__Output, _dunlin_customer_v1_ListTasksResponse>;
  
  ResolveTask: grpc.handleUnaryCall<_dunlin_customer_v1_ResolveTaskRequest__Output, _dunlin_customer_v1_ResolveTaskResponse>;
  
}

export interface WorkServiceDefinition extends grpc.ServiceDefinition {
  AddNote: MethodDefinition<_dunlin_customer_v1_AddNoteRequest, _dunlin_customer_v1_AddNoteResponse, _dunlin_customer_v1_AddNoteRequest__Output, _dunlin_customer_v1_AddNoteResponse__Output>
  CreateTask: MethodDefinition<_dunlin_customer_v1_CreateTaskRequest, _dunlin_customer_v1_CreateTaskResponse, _dunlin_customer_v1_CreateTaskRequest__Output, _dunlin_customer_v1_CreateTaskResponse__Output>
  ListTasks: MethodDefinition<_dunlin_customer_v1_ListTasksRequest, _dunlin_customer_v1_ListTasksResponse, _dunlin_customer_v1_ListTasksRequest__Output, _dunlin_customer_v1_ListTasksResponse__Output>
  ResolveTask: MethodDefinition<_dunlin_customer_v1_ResolveTaskRequest, _dunlin_customer_v1_ResolveTaskResponse, _dunlin_customer_v1_ResolveTaskRequest__Output, _dunlin_customer_v1_ResolveTaskResponse__Output>
}
