import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

import type { Cause as _dunlin_common_v1_Cause, Cause__Output as _dunlin_common_v1_Cause__Output } from './dunlin/common/v1/Cause.js';
import type { Explanation as _dunlin_common_v1_Explanation, Explanation__Output as _dunlin_common_v1_Explanation__Output } from './dunlin/common/v1/Explanation.js';
import type { Money as _dunlin_common_v1_Money, Money__Output as _dunlin_common_v1_Money__Output } from './dunlin/common/v1/Money.js';
import type { NamedCount as _dunlin_common_v1_NamedCount, NamedCount__Output as _dunlin_common_v1_NamedCount__Output } from './dunlin/common/v1/NamedCount.js';
import type { AllocatedPart as _dunlin_payment_v1_AllocatedPart, AllocatedPart__Output as _dunlin_payment_v1_AllocatedPart__Output } from './dunlin/payment/v1/AllocatedPart.js';
import type { CheckMoneyInFlightRequest as _dunlin_payment_v1_CheckMoneyInFlightRequest, CheckMoneyInFlightRequest__Output as _dunlin_payment_v1_CheckMoneyInFlightRequest__Output } from './dunlin/payment/v1/CheckMoneyInFlightRequest.js';
import type { CheckMoneyInFlightResponse as _dunlin_payment_v1_CheckMoneyInFlightResponse, CheckMoneyInFlightResponse__Output as _dunlin_payment_v1_CheckMoneyInFlightResponse__Output } from './dunlin/payment/v1/CheckMoneyInFlightResponse.js';
import type { GetPaymentRequest as _dunlin_payment_v1_GetPaymentRequest, GetPaymentRequest__Output as _dunlin_payment_v1_GetPaymentRequest__Output } from './dunlin/payment/v1/GetPaymentRequest.js';
import type { GetPaymentResponse as _dunlin_payment_v1_GetPaymentResponse, GetPaymentResponse__Output as _dunlin_payment_v1_GetPaymentResponse__Output } from './dunlin/payment/v1/GetPaymentResponse.js';
import type { ListPaymentsRequest as _dunlin_payment_v1_ListPaymentsRequest, ListPaymentsRequest__Output as _dunlin_payment_v1_ListPaymentsRequest__Output } from './dunlin/payment/v1/ListPaymentsRequest.js';
import type { ListPaymentsResponse as _dunlin_payment_v1_ListPaymentsResponse, ListPaymentsResponse__Output as _dunlin_payment_v1_ListPaymentsResponse__Output } from './dunlin/payment/v1/ListPaymentsResponse.js';
import type { MarkAsPaidRequest as _dunlin_payment_v1_MarkAsPaidRequest, MarkAsPaidRequest__Output as _dunlin_payment_v1_MarkAsPaidRequest__Output } from './dunlin/payment/v1/MarkAsPaidRequest.js';
import type { MarkAsPaidResponse as _dunlin_payment_v1_MarkAsPaidResponse, MarkAsPaidResponse__Output as _dunlin_payment_v1_MarkAsPaidResponse__Output } from './dunlin/payment/v1/MarkAsPaidResponse.js';
import type { Payment as _dunlin_payment_v1_Payment, Payment__Output as _dunlin_payment_v1_Payment__Output } from './dunlin/payment/v1/Payment.js';
import type { PaymentServiceClient as _dunlin_payment_v1_PaymentServiceClient, PaymentServiceDefinition as _dunlin_payment_v1_PaymentServiceDefinition } from './dunlin/payment/v1/PaymentService.js';
import type { RecordPaymentRequest as _dunlin_payment_v1_RecordPaymentRequest, RecordPaymentRequest__Output as _dunlin_payment_v1_RecordPaymentRequest__Output } from './dunlin/payment/v1/RecordPaymentRequest.js';
import type { RecordPaymentResponse as _dunlin_payment_v1_RecordPaymentResponse, RecordPaymentResponse__Output as _dunlin_payment_v1_RecordPaymentResponse__Output } from './dunlin/payment/v1/RecordPaymentResponse.js';
import type { ReversePaymentRequest as _dunlin_payment_v1_ReversePaymentRequest, ReversePaymentRequest__Output as _dunlin_payment_v1_ReversePaymentRequest__Output } from './dunlin/payment/v1/ReversePaymentRequest.js';
import type { ReversePaymentResponse as _dunlin_payment_v1_ReversePaymentResponse, ReversePaymentResponse__Output as _dunlin_payment_v1_ReversePaymentResponse__Output } from './dunlin/payment/v1/ReversePaymentResponse.js';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.js';
import type { Date as _google_type_Date, Date__Output as _google_type_Date__Output } from './google/type/Date.js';

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
    payment: {
      v1: {
        AllocatedPart: MessageTypeDefinition<_dunlin_payment_v1_AllocatedPart, _dunlin_payment_v1_AllocatedPart__Output>
        CheckMoneyInFlightRequest: MessageTypeDefinition<_dunlin_payment_v1_CheckMoneyInFlightRequest, _dunlin_payment_v1_CheckMoneyInFlightRequest__Output>
        CheckMoneyInFlightResponse: MessageTypeDefinition<_dunlin_payment_v1_CheckMoneyInFlightResponse, _dunlin_payment_v1_CheckMoneyInFlightResponse__Output>
        GetPaymentRequest: MessageTypeDefinition<_dunlin_payment_v1_GetPaymentRequest, _dunlin_payment_v1_GetPaymentRequest__Output>
        GetPaymentResponse: MessageTypeDefinition<_dunlin_payment_v1_GetPaymentResponse, _dunlin_payment_v1_GetPaymentResponse__Output>
        ListPaymentsRequest: MessageTypeDefinition<_dunlin_payment_v1_ListPaymentsRequest, _dunlin_payment_v1_ListPaymentsRequest__Output>
        ListPaymentsResponse: MessageTypeDefinition<_dunlin_payment_v1_ListPaymentsResponse, _dunlin_payment_v1_ListPaymentsResponse__Output>
        MarkAsPaidRequest: MessageTypeDefinition<_dunlin_payment_v1_MarkAsPaidRequest, _dunlin_payment_v1_MarkAsPaidRequest__Output>
        MarkAsPaidResponse: MessageTypeDefinition<_dunlin_payment_v1_MarkAsPaidResponse, _dunlin_payment_v1_MarkAsPaidResponse__Output>
        Payment: MessageTypeDefinition<_dunlin_payment_v1_Payment, _dunlin_payment_v1_Payment__Output>
        PaymentService: SubtypeConstructor<typeof grpc.Client, _dunlin_payment_v1_PaymentServiceClient> & { service: _dunlin_payment_v1_PaymentServiceDefinition }
        RecordPaymentRequest: MessageTypeDefinition<_dunlin_payment_v1_RecordPaymentRequest, _dunlin_payment_v1_RecordPaymentRequest__Output>
        RecordPaymentResponse: MessageTypeDefinition<_dunlin_payment_v1_RecordPaymentResponse, _dunlin_payment_v1_RecordPaymentResponse__Output>
        ReversePaymentRequest: MessageTypeDefinition<_dunlin_payment_v1_ReversePaymentRequest, _dunlin_payment_v1_ReversePaymentRequest__Output>
        ReversePaymentResponse: MessageTypeDefinition<_dunlin_payment_v1_ReversePaymentResponse, _dunlin_payment_v1_ReversePaymentResponse__Output>
      }
    }
  }
  google: {
    protobuf: {
      Timestamp: MessageTypeDefinition<_google_protobuf_Timestamp, _google_protobuf_Timestamp__Output>
    }
    type: {
      Date: MessageTypeDefinition<_google_type_Date, _google_type_Date__Output>
    }
  }
}

