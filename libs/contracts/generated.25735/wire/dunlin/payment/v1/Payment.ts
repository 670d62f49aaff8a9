// Original file: /work/wt-people/protos/dunlin/payment/v1/payment.proto

import type { Money as _dunlin_common_v1_Money, Money__Output as _dunlin_common_v1_Money__Output } from '../../../dunlin/common/v1/Money.js';
import type { Date as _google_type_Date, Date__Output as _google_type_Date__Output } from '../../../google/type/Date.js';
import type { AllocatedPart as _dunlin_payment_v1_AllocatedPart, AllocatedPart__Output as _dunlin_payment_v1_AllocatedPart__Output } from '../../../dunlin/payment/v1/AllocatedPart.js';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.js';
import type { Long } from '@grpc/proto-loader';

// Original file: /work/wt-people/protos/dunlin/payment/v1/payment.proto

export const _dunlin_payment_v1_Payment_Method = {
  METHOD_UNSPECIFIED: 'METHOD_UNSPECIFIED',
  METHOD_BANK_TRANSFER: 'METHOD_BANK_TRANSFER',
  METHOD_CHEQUE: 'METHOD_CHEQUE',
  METHOD_CASH: 'METHOD_CASH',
} as const;

export type _dunlin_payment_v1_Payment_Method =
  | 'METHOD_UNSPECIFIED'
  | 0
  | 'METHOD_BANK_TRANSFER'
  | 1
  | 'METHOD_CHEQUE'
  | 2
  | 'METHOD_CASH'
  | 3

export type _dunlin_payment_v1_Payment_Method__Output = typeof _dunlin_payment_v1_Payment_Method[keyof typeof _dunlin_payment_v1_Payment_Method]

// Original file: /work/wt-people/protos/dunlin/payment/v1/payment.proto

export const _dunlin_payment_v1_Payment_State = {
  STATE_UNSPECIFIED: 'STATE_UNSPECIFIED',
  STATE_SETTLED: 'STATE_SETTLED',
  STATE_REVERSED: 'STATE_REVERSED',
} as const;

export type _dunlin_payment_v1_Payment_State =
  | 'STATE_UNSPECIFIED'
  | 0
  | 'STATE_SETTLED'
  | 1
  | 'STATE_REVERSED'
  | 2

export type _dunlin_payment_v1_Payment_State__Output = typeof _dunlin_payment_v1_Payment_State[keyof typeof _dunlin_payment_v1_Payment_State]

export interface Payment {
  'paymentId'?: (string);
  'customerId'?: (string);
  'state'?: (_dunlin_payment_v1_Payment_State);
  'method'?: (_dunlin_payment_v1_Payment_Method);
  'amount'?: (_dunlin_common_v1_Money | null);
  'valueDate'?: (_google_type_Date | null);
  'reference'?: (string);
  'proof'?: (string);
  'source'?: (string);
  'sourceId'?: (string);
  'invoiceIds'?: (string)[];
  'inFlight'?: (boolean);
  'allocated'?: (_dunlin_payment_v1_AllocatedPart)[];
  'reversalReason'?: (string);
  'version'?: (number | string | Long);
  'createTime'?: (_google_protobuf_Timestamp | null);
}

export interface Payment__Output {
  'paymentId': (string);
  'customerId': (string);
  'state': (_dunlin_payment_v1_Payment_State__Output);
  'method': (_dunlin_payment_v1_Payment_Method__Output);
  'amount': (_dunlin_common_v1_Money__Output | null);
  'valueDate': (_google_type_Date__Output | null);
  'reference': (string);
  'proof': (string);
  'source': (string);
  'sourceId': (string);
  'invoiceIds': (string)[];
  'inFlight': (boolean);
  'allocated': (_dunlin_payment_v1_AllocatedPart__Output)[];
  'reversalReason': (string);
  'version': (string);
  'createTime': (_google_protobuf_Timestamp__Output | null);
}
