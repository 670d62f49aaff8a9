// Original file: /work/wt-people/protos/dunlin/workflow/v1/enrolment_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ExplainEnrolmentRequest as _dunlin_workflow_v1_ExplainEnrolmentRequest, ExplainEnrolmentRequest__Output as _dunlin_workflow_v1_ExplainEnrolmentRequest__Output } from '../../../dunlin/workflow/v1/ExplainEnrolmentRequest.js';
import type { ExplainEnrolmentResponse as _dunlin_workflow_v1_ExplainEnrolmentResponse, ExplainEnrolmentResponse__Output as _dunlin_workflow_v1_ExplainEnrolmentResponse__Output } from '../../../dunlin/workflow/v1/ExplainEnrolmentResponse.js';

export interface EnrolmentServiceClient extends grpc.Client {
  ExplainEnrolment(argument: _dunlin_workflow_v1_ExplainEnrolmentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_ExplainEnrolmentResponse__Output>): grpc.ClientUnaryCall;
  ExplainEnrolment(argument: _dunlin_workflow_v1_ExplainEnrolmentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_workflow_v1_ExplainEnrolmentResponse__Output>): grpc.ClientUnaryCall;
  ExplainEnrolment(argument: _dunlin_workflow_v1_ExplainEnrolmentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_ExplainEnrolmentResponse__Output>): grpc.ClientUnaryCall;
  ExplainEnrolment(argument: _dunlin_workflow_v1_ExplainEnrolmentRequest, callback: grpc.requestCallback<_dunlin_workflow_v1_ExplainEnrolmentResponse__Output>): grpc.ClientUnaryCall;
  explainEnrolment(argument: _dunlin_workflow_v1_ExplainEnrolmentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_ExplainEnrolmentResponse__Output>): grpc.ClientUnaryCall;
  explainEnrolment(argument: _dunlin_workflow_v1_ExplainEnrolmentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_workflow_v1_ExplainEnrolmentResponse__Output>): grpc.ClientUnaryCall;
  explainEnrolment(argument: _dunlin_workflow_v1_ExplainEnrolmentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_workflow_v1_ExplainEnrolmentResponse__Output>): grpc.ClientUnaryCall;
  explainEnrolment(argument: _dunlin_workflow_v1_ExplainEnrolmentRequest, callback: grpc.requestCallback<_dunlin_workflow_v1_ExplainEnrolmentResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface EnrolmentServiceHandlers extends grpc.UntypedServiceImplementation {
  ExplainEnrolment: grpc.handleUnaryCall<_dunlin_workflow_v1_ExplainEnrolmentRequest__Output, _dunlin_workflow_v1_ExplainEnrolmentResponse>;
  
}

export interface EnrolmentServiceDefinition extends grpc.ServiceDefinition {
  ExplainEnrolment: MethodDefinition<_dunlin_workflow_v1_ExplainEnrolmentRequest, _dunlin_workflow_v1_ExplainEnrolmentResponse, _dunlin_workflow_v1_ExplainEnrolmentRequest__Output, _dunlin_workflow_v1_ExplainEnrolmentResponse__Output>
}
