// Original file: /work/wt-people/protos/dunlin/invoice/v1/invoice.proto

import type { Money as _dunlin_common_v1_Money, Money__Output as _dunlin_common_v1_Money__Output } from '../../../dunlin/common/v1/Money.js';
import type { Date as _google_type_Date, Date__Output as _google_type_Date__Output } from '../../../google/type/Date.js';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.js';
import type { Long } from '@grpc/proto-loader';

// Original file: /work/wt-people/protos/dunlin/invoice/v1/invoice.proto

export const _dunlin_invoice_v1_Invoice_Collectability = {
  COLLECTABILITY_UNSPECIFIED: 'COLLECTABILITY_UNSPECIFIED',
  COLLECTABILITY_COLLECT: 'COLLECTABILITY_COLLECT',
  COLLECTABILITY_DO_NOT_COLLECT: 'COLLECTABILITY_DO_NOT_COLLECT',
} as const;

export type _dunlin_invoice_v1_Invoice_Collectability =
  | 'COLLECTABILITY_UNSPECIFIED'
  | 0
  | 'COLLECTABILITY_COLLECT'
  | 1
  | 'COLLECTABILITY_DO_NOT_COLLECT'
  | 2

export type _dunlin_invoice_v1_Invoice_Collectability__Output = typeof _dunlin_invoice_v1_Invoice_Collectability[keyof typeof _dunlin_invoice_v1_Invoice_Collectability]

// Original file: /work/wt-people/protos/dunlin/invoice/v1/invoice.proto

export const _dunlin_invoice_v1_Invoice_Lifecycle = {
  LIFECYCLE_UNSPECIFIED: 'LIFECYCLE_UNSPECIFIED',
  LIFECYCLE_DRAFT: 'LIFECYCLE_DRAFT',
  LIFECYCLE_OPEN: 'LIFECYCLE_OPEN',
  LIFECYCLE_PAID: 'LIFECYCLE_PAID',
  LIFECYCLE_VOID: 'LIFECYCLE_VOID',
} as const;

export type _dunlin_invoice_v1_Invoice_Lifecycle =
  | 'LIFECYCLE_UNSPECIFIED'
  | 0
  | 'LIFECYCLE_DRAFT'
  | 1
  | 'LIFECYCLE_OPEN'
  | 2
  | 'LIFECYCLE_PAID'
  | 3
  | 'LIFECYCLE_VOID'
  | 4

export type _dunlin_invoice_v1_Invoice_Lifecycle__Output = typeof _dunlin_invoice_v1_Invoice_Lifecycle[keyof typeof _dunlin_invoice_v1_Invoice_Lifecycle]

// Original file: /work/wt-people/protos/dunlin/invoice/v1/invoice.proto

export const _dunlin_invoice_v1_Invoice_PaymentState = {
  PAYMENT_STATE_UNSPECIFIED: 'PAYMENT_STATE_UNSPECIFIED',
  PAYMENT_STATE_UNPAID: 'PAYMENT_STATE_UNPAID',
  PAYMENT_STATE_PARTIALLY_PAID: 'PAYMENT_STATE_PARTIALLY_PAID',
  PAYMENT_STATE_PAID: 'PAYMENT_STATE_PAID',
  PAYMENT_STATE_OVERPAID: 'PAYMENT_STATE_OVERPAID',
} as const;

export type _dunlin_invoice_v1_Invoice_PaymentState =
  | 'PAYMENT_STATE_UNSPECIFIED'
  | 0
  | 'PAYMENT_STATE_UNPAID'
  | 1
  | 'PAYMENT_STATE_PARTIALLY_PAID'
  | 2
  | 'PAYMENT_STATE_PAID'
  | 3
  | 'PAYMENT_STATE_OVERPAID'
  | 4

export type _dunlin_invoice_v1_Invoice_PaymentState__Output = typeof _dunlin_invoice_v1_Invoice_PaymentState[keyof typeof _dunlin_invoice_v1_Invoice_PaymentState]

export interface Invoice {
  'invoiceId'?: (string);
  'number'?: (string);
  'customerId'?: (string);
  'creditorId'?: (string);
  'lifecycle'?: (_dunlin_invoice_v1_Invoice_Lifecycle);
  'paymentState'?: (_dunlin_invoice_v1_Invoice_PaymentState);
  'collectability'?: (_dunlin_invoice_v1_Invoice_Collectability);
  'overdue'?: (boolean);
  'disputed'?: (boolean);
  'amount'?: (_dunlin_common_v1_Money | null);
  'remaining'?: (_dunlin_common_v1_Money | null);
  'issueDate'?: (_google_type_Date | null);
  'dueDate'?: (_google_type_Date | null);
  'episode'?: (number);
  'sequence'?: (string);
  'version'?: (number | string | Long);
  'createTime'?: (_google_protobuf_Timestamp | null);
  'voidStands'?: (boolean);
}

export interface Invoice__Output {
  'invoiceId': (string);
  'number': (string);
  'customerId': (string);
  'creditorId': (string);
  'lifecycle': (_dunlin_invoice_v1_Invoice_Lifecycle__Output);
  'paymentState': (_dunlin_invoice_v1_Invoice_PaymentState__Output);
  'collectability': (_dunlin_invoice_v1_Invoice_Collectability__Output);
  'overdue': (boolean);
  'disputed': (boolean);
  'amount': (_dunlin_common_v1_Money__Output | null);
  'remaining': (_dunlin_common_v1_Money__Output | null);
  'issueDate': (_google_type_Date__Output | null);
  'dueDate': (_google_type_Date__Output | null);
  'episode': (number);
  'sequence': (string);
  'version': (string);
  'createTime': (_google_protobuf_Timestamp__Output | null);
  'voidStands': (boolean);
}
