// Original file: /work/wt-people/protos/dunlin/payment/v1/payment_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CheckMoneyInFlightRequest as _dunlin_payment_v1_CheckMoneyInFlightRequest, CheckMoneyInFlightRequest__Output as _dunlin_payment_v1_CheckMoneyInFlightRequest__Output } from '../../../dunlin/payment/v1/CheckMoneyInFlightRequest.js';
import type { CheckMoneyInFlightResponse as _dunlin_payment_v1_CheckMoneyInFlightResponse, CheckMoneyInFlightResponse__Output as _dunlin_payment_v1_CheckMoneyInFlightResponse__Output } from '../../../dunlin/payment/v1/CheckMoneyInFlightResponse.js';
import type { GetPaymentRequest as _dunlin_payment_v1_GetPaymentRequest, GetPaymentRequest__Output as _dunlin_payment_v1_GetPaymentRequest__Output } from '../../../dunlin/payment/v1/GetPaymentRequest.js';
import type { GetPaymentResponse as _dunlin_payment_v1_GetPaymentResponse, GetPaymentResponse__Output as _dunlin_payment_v1_GetPaymentResponse__Output } from '../../../dunlin/payment/v1/GetPaymentResponse.js';
import type { ListPaymentsRequest as _dunlin_payment_v1_ListPaymentsRequest, ListPaymentsRequest__Output as _dunlin_payment_v1_ListPaymentsRequest__Output } from '../../../dunlin/payment/v1/ListPaymentsRequest.js';
import type { ListPaymentsResponse as _dunlin_payment_v1_ListPaymentsResponse, ListPaymentsResponse__Output as _dunlin_payment_v1_ListPaymentsResponse__Output } from '../../../dunlin/payment/v1/ListPaymentsResponse.js';
import type { MarkAsPaidRequest as _dunlin_payment_v1_MarkAsPaidRequest, MarkAsPaidRequest__Output as _dunlin_payment_v1_MarkAsPaidRequest__Output } from '../../../dunlin/payment/v1/MarkAsPaidRequest.js';
import type { MarkAsPaidResponse as _dunlin_payment_v1_MarkAsPaidResponse, MarkAsPaidResponse__Output as _dunlin_payment_v1_MarkAsPaidResponse__Output } from '../../../dunlin/payment/v1/MarkAsPaidResponse.js';
import type { RecordPaymentRequest as _dunlin_payment_v1_RecordPaymentRequest, RecordPaymentRequest__Output as _dunlin_payment_v1_RecordPaymentRequest__Output } from '../../../dunlin/payment/v1/RecordPaymentRequest.js';
import type { RecordPaymentResponse as _dunlin_payment_v1_RecordPaymentResponse, RecordPaymentResponse__Output as _dunlin_payment_v1_RecordPaymentResponse__Output } from '../../../dunlin/payment/v1/RecordPaymentResponse.js';
import type { ReversePaymentRequest as _dunlin_payment_v1_ReversePaymentRequest, ReversePaymentRequest__Output as _dunlin_payment_v1_ReversePaymentRequest__Output } from '../../../dunlin/payment/v1/ReversePaymentRequest.js';
import type { ReversePaymentResponse as _dunlin_payment_v1_ReversePaymentResponse, ReversePaymentResponse__Output as _dunlin_payment_v1_ReversePaymentResponse__Output } from '../../../dunlin/payment/v1/ReversePaymentResponse.js';

export interface PaymentServiceClient extends grpc.Client {
  CheckMoneyInFlight(argument: _dunlin_payment_v1_CheckMoneyInFlightRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_CheckMoneyInFlightResponse__Output>): grpc.ClientUnaryCall;
  CheckMoneyInFlight(argument: _dunlin_payment_v1_CheckMoneyInFlightRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_payment_v1_CheckMoneyInFlightResponse__Output>): grpc.ClientUnaryCall;
  CheckMoneyInFlight(argument: _dunlin_payment_v1_CheckMoneyInFlightRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_CheckMoneyInFlightResponse__Output>): grpc.ClientUnaryCall;
  CheckMoneyInFlight(argument: _dunlin_payment_v1_CheckMoneyInFlightRequest, callback: grpc.requestCallback<_dunlin_payment_v1_CheckMoneyInFlightResponse__Output>): grpc.ClientUnaryCall;
  checkMoneyInFlight(argument: _dunlin_payment_v1_CheckMoneyInFlightRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_CheckMoneyInFlightResponse__Output>): grpc.ClientUnaryCall;
  checkMoneyInFlight(argument: _dunlin_payment_v1_CheckMoneyInFlightRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_payment_v1_CheckMoneyInFlightResponse__Output>): grpc.ClientUnaryCall;
  checkMoneyInFlight(argument: _dunlin_payment_v1_CheckMoneyInFlightRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_CheckMoneyInFlightResponse__Output>): grpc.ClientUnaryCall;
  checkMoneyInFlight(argument: _dunlin_payment_v1_CheckMoneyInFlightRequest, callback: grpc.requestCallback<_dunlin_payment_v1_CheckMoneyInFlightResponse__Output>): grpc.ClientUnaryCall;
  
  GetPayment(argument: _dunlin_payment_v1_GetPaymentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_GetPaymentResponse__Output>): grpc.ClientUnaryCall;
  GetPayment(argument: _dunlin_payment_v1_GetPaymentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_payment_v1_GetPaymentResponse__Output>): grpc.ClientUnaryCall;
  GetPayment(argument: _dunlin_payment_v1_GetPaymentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_GetPaymentResponse__Output>): grpc.ClientUnaryCall;
  GetPayment(argument: _dunlin_payment_v1_GetPaymentRequest, callback: grpc.requestCallback<_dunlin_payment_v1_GetPaymentResponse__Output>): grpc.ClientUnaryCall;
  getPayment(argument: _dunlin_payment_v1_GetPaymentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_GetPaymentResponse__Output>): grpc.ClientUnaryCall;
  getPayment(argument: _dunlin_payment_v1_GetPaymentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_payment_v1_GetPaymentResponse__Output>): grpc.ClientUnaryCall;
  getPayment(argument: _dunlin_payment_v1_GetPaymentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_GetPaymentResponse__Output>): grpc.ClientUnaryCall;
  getPayment(argument: _dunlin_payment_v1_GetPaymentRequest, callback: grpc.requestCallback<_dunlin_payment_v1_GetPaymentResponse__Output>): grpc.ClientUnaryCall;
  
  ListPayments(argument: _dunlin_payment_v1_ListPaymentsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_ListPaymentsResponse__Output>): grpc.ClientUnaryCall;
  ListPayments(argument: _dunlin_payment_v1_ListPaymentsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_payment_v1_ListPaymentsResponse__Output>): grpc.ClientUnaryCall;
  ListPayments(argument: _dunlin_payment_v1_ListPaymentsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_ListPaymentsResponse__Output>): grpc.ClientUnaryCall;
  ListPayments(argument: _dunlin_payment_v1_ListPaymentsRequest, callback: grpc.requestCallback<_dunlin_payment_v1_ListPaymentsResponse__Output>): grpc.ClientUnaryCall;
  listPayments(argument: _dunlin_payment_v1_ListPaymentsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_ListPaymentsResponse__Output>): grpc.ClientUnaryCall;
  listPayments(argument: _dunlin_payment_v1_ListPaymentsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_payment_v1_ListPaymentsResponse__Output>): grpc.ClientUnaryCall;
  listPayments(argument: _dunlin_payment_v1_ListPaymentsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_ListPaymentsResponse__Output>): grpc.ClientUnaryCall;
  listPayments(argument: _dunlin_payment_v1_ListPaymentsRequest, callback: grpc.requestCallback<_dunlin_payment_v1_ListPaymentsResponse__Output>): grpc.ClientUnaryCall;
  
  MarkAsPaid(argument: _dunlin_payment_v1_MarkAsPaidRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_MarkAsPaidResponse__Output>): grpc.ClientUnaryCall;
  MarkAsPaid(argument: _dunlin_payment_v1_MarkAsPaidRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_payment_v1_MarkAsPaidResponse__Output>): grpc.ClientUnaryCall;
  MarkAsPaid(argument: _dunlin_payment_v1_MarkAsPaidRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_MarkAsPaidResponse__Output>): grpc.ClientUnaryCall;
  MarkAsPaid(argument: _dunlin_payment_v1_MarkAsPaidRequest, callback: grpc.requestCallback<_dunlin_payment_v1_MarkAsPaidResponse__Output>): grpc.ClientUnaryCall;
  markAsPaid(argument: _dunlin_payment_v1_MarkAsPaidRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_MarkAsPaidResponse__Output>): grpc.ClientUnaryCall;
  markAsPaid(argument: _dunlin_payment_v1_MarkAsPaidRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_payment_v1_MarkAsPaidResponse__Output>): grpc.ClientUnaryCall;
  markAsPaid(argument: _dunlin_payment_v1_MarkAsPaidRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_MarkAsPaidResponse__Output>): grpc.ClientUnaryCall;
  markAsPaid(argument: _dunlin_payment_v1_MarkAsPaidRequest, callback: grpc.requestCallback<_dunlin_payment_v1_MarkAsPaidResponse__Output>): grpc.ClientUnaryCall;
  
  RecordPayment(argument: _dunlin_payment_v1_RecordPaymentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_RecordPaymentResponse__Output>): grpc.ClientUnaryCall;
  RecordPayment(argument: _dunlin_payment_v1_RecordPaymentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_payment_v1_RecordPaymentResponse__Output>): grpc.ClientUnaryCall;
  RecordPayment(argument: _dunlin_payment_v1_RecordPaymentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_RecordPaymentResponse__Output>): grpc.ClientUnaryCall;
  RecordPayment(argument: _dunlin_payment_v1_RecordPaymentRequest, callback: grpc.requestCallback<_dunlin_payment_v1_RecordPaymentResponse__Output>): grpc.ClientUnaryCall;
  recordPayment(argument: _dunlin_payment_v1_RecordPaymentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_RecordPaymentResponse__Output>): grpc.ClientUnaryCall;
  recordPayment(argument: _dunlin_payment_v1_RecordPaymentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_payment_v1_RecordPaymentResponse__Output>): grpc.ClientUnaryCall;
  recordPayment(argument: _dunlin_payment_v1_RecordPaymentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_RecordPaymentResponse__Output>): grpc.ClientUnaryCall;
  recordPayment(argument: _dunlin_payment_v1_RecordPaymentRequest, callback: grpc.requestCallback<_dunlin_payment_v1_RecordPaymentResponse__Output>): grpc.ClientUnaryCall;
  
  ReversePayment(argument: _dunlin_payment_v1_ReversePaymentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_ReversePaymentResponse__Output>): grpc.ClientUnaryCall;
  ReversePayment(argument: _dunlin_payment_v1_ReversePaymentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_payment_v1_ReversePaymentResponse__Output>): grpc.ClientUnaryCall;
  ReversePayment(argument: _dunlin_payment_v1_ReversePaymentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_ReversePaymentResponse__Output>): grpc.ClientUnaryCall;
  ReversePayment(argument: _dunlin_payment_v1_ReversePaymentRequest, callback: grpc.requestCallback<_dunlin_payment_v1_ReversePaymentResponse__Output>): grpc.ClientUnaryCall;
  reversePayment(argument: _dunlin_payment_v1_ReversePaymentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_ReversePaymentResponse__Output>): grpc.ClientUnaryCall;
  reversePayment(argument: _dunlin_payment_v1_ReversePaymentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_dunlin_payment_v1_ReversePaymentResponse__Output>): grpc.ClientUnaryCall;
  reversePayment(argument: _dunlin_payment_v1_ReversePaymentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_dunlin_payment_v1_ReversePaymentResponse__Output>): grpc.ClientUnaryCall;
  reversePayment(argument: _dunlin_payment_v1_ReversePaymentRequest, callback: grpc.requestCallback<_dunlin_payment_v1_ReversePaymentResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface PaymentServiceHandlers extends grpc.UntypedServiceImplementation {
  CheckMoneyInFlight: grpc.handleUnaryCall<_dunlin_payment_v1_CheckMoneyInFlightRequest__Output, _dunlin_payment_v1_CheckMoneyInFlightResponse>;
  
  GetPayment: grpc.handleUnaryCall<_dunlin_payment_v1_GetPaymentRequest__Output, _dunlin_payment_v1_GetPaymentResponse>;
  
  ListPayments: grpc.handleUnaryCall<_dunlin_payment_v1_ListPaymentsRequest__Output, _dunlin_payment_v1_ListPaymentsResponse>;
  
  MarkAsPaid: grpc.handleUnaryCall<_dunlin_payment_v1_MarkAsPaidRequest__Output, _dunlin_payment_v1_MarkAsPaidResponse>;
  
  RecordPayment: grpc.handleUnaryCall<_dunlin_payment_v1_RecordPaymentRequest__Output, _dunlin_payment_v1_RecordPaymentResponse>;
  
  ReversePayment: grpc.handleUnaryCall<_dunlin_payment_v1_ReversePaymentRequest__Output, _dunlin_payment_v1_ReversePaymentResponse>;
  
}

export interface PaymentServiceDefinition extends grpc.ServiceDefinition {
  CheckMoneyInFlight: MethodDefinition<_dunlin_payment_v1_CheckMoneyInFlightRequest, _dunlin_payment_v1_CheckMoneyInFlightResponse, _dunlin_payment_v1_CheckMoneyInFlightRequest__Output, _dunlin_payment_v1_CheckMoneyInFlightResponse__Output>
  GetPayment: MethodDefinition<_dunlin_payment_v1_GetPaymentRequest, _dunlin_payment_v1_GetPaymentResponse, _dunlin_payment_v1_GetPaymentRequest__Output, _dunlin_payment_v1_GetPaymentResponse__Output>
  ListPayments: MethodDefinition<_dunlin_payment_v1_ListPaymentsRequest, _dunlin_payment_v1_ListPaymentsResponse, _dunlin_payment_v1_ListPaymentsRequest__Output, _dunlin_payment_v1_ListPaymentsResponse__Output>
  MarkAsPaid: MethodDefinition<_dunlin_payment_v1_MarkAsPaidRequest, _dunlin_payment_v1_MarkAsPaidResponse, _dunlin_payment_v1_MarkAsPaidRequest__Output, _dunlin_payment_v1_MarkAsPaidResponse__Output>
  RecordPayment: MethodDefinition<_dunlin_payment_v1_RecordPaymentRequest, _dunlin_payment_v1_RecordPaymentResponse, _dunlin_payment_v1_RecordPaymentRequest__Output, _dunlin_payment_v1_RecordPaymentResponse__Output>
  ReversePayment: MethodDefinition<_dunlin_payment_v1_ReversePaymentRequest, _dunlin_payment_v1_ReversePaymentResponse, _dunlin_payment_v1_ReversePaymentRequest__Output, _dunlin_payment_v1_ReversePaymentResponse__Output>
}
