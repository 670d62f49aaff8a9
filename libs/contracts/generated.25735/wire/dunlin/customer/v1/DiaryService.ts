// Original file: /work/wt-people/protos/dunlin/customer/v1/diary_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ListDiaryRequest as _dunlin_customer_v1_ListDiaryRequest, ListDiaryRequest__Output as _dunlin_customer_v1_ListDiaryRequest__Output } from '../../../dunlin/customer/v1/ListDiaryRequest.js';
import type { ListDiaryResponse as _dunlin_customer_v1_ListDiaryResponse, ListDiaryResponse__Output as _dunlin_customer_v1_ListDiaryResponse__Output } from '../../../dunlin/customer/v1/ListDiaryResponse.js';

export interface DiaryServiceClient extends grpc.Client {
  ListDiary(argument: _dunlin_customer_v1_ListDiaryRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_ListDiaryResponse__Output>): grpc.ClientUnaryCall;
  ListDiary(argument: _dunlin_customer_v1_ListDiaryRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_ListDiaryResponse__Output>): grpc.ClientUnaryCall;
  ListDiary(argument: _dunlin_customer_v1_ListDiaryRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_ListDiaryResponse__Output>): grpc.ClientUnaryCall;
  ListDiary(argument: _dunlin_customer_v1_ListDiaryRequest, callback: grpc.requestCallback<_dunlin_customer_v1_ListDiaryResponse__Output>): grpc.ClientUnaryCall;
  listDiary(argument: _dunlin_customer_v1_ListDiaryRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_ListDiaryResponse__Output>): grpc.ClientUnaryCall;
  listDiary(argument: _dunlin_customer_v1_ListDiaryRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_customer_v1_ListDiaryResponse__Output>): grpc.ClientUnaryCall;
  listDiary(argument: _dunlin_customer_v1_ListDiaryRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_customer_v1_ListDiaryResponse__Output>): grpc.ClientUnaryCall;
  listDiary(argument: _dunlin_customer_v1_ListDiaryRequest, callback: grpc.requestCallback<_dunlin_customer_v1_ListDiaryResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface DiaryServiceHandlers extends grpc.UntypedServiceImplementation {
  ListDiary: grpc.handleUnaryCall<_dunlin_customer_v1_ListDiaryRequest__Output, _dunlin_customer_v1_ListDiaryResponse>;
  
}

export interface DiaryServiceDefinition extends grpc.ServiceDefinition {
  ListDiary: MethodDefinition<_dunlin_customer_v1_ListDiaryRequest, _dunlin_customer_v1_ListDiaryResponse, _dunlin_customer_v1_ListDiaryRequest__Output, _dunlin_customer_v1_ListDiaryResponse__Output>
}
