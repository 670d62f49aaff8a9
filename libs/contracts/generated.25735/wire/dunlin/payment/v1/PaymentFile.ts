// Original file: /work/wt-people/protos/dunlin/payment/v1/payment_file.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.js';
import type { Long } from '@grpc/proto-loader';

// Original file: /work/wt-people/protos/dunlin/payment/v1/payment_file.proto

export const _dunlin_payment_v1_PaymentFile_State = {
  STATE_UNSPECIFIED: 'STATE_UNSPECIFIED',
  STATE_UPLOADING: 'STATE_UPLOADING',
  STATE_WAITING: 'STATE_WAITING',
  STATE_RUNNING: 'STATE_RUNNING',
  STATE_COMPLETED: 'STATE_COMPLETED',
  STATE_REFUSED: 'STATE_REFUSED',
  STATE_FAILED: 'STATE_FAILED',
  STATE_CANCELLED: 'STATE_CANCELLED',
} as const;

export type _dunlin_payment_v1_PaymentFile_State =
  | 'STATE_UNSPECIFIED'
  | 0
  | 'STATE_UPLOADING'
  | 1
  | 'STATE_WAITING'
  | 2
  | 'STATE_RUNNING'
  | 3
  | 'STATE_COMPLETED'
  | 4
  | 'STATE_REFUSED'
  | 5
  | 'STATE_FAILED'
  | 6
  | 'STATE_CANCELLED'
  | 7

export type _dunlin_payment_v1_PaymentFile_State__Output = typeof _dunlin_payment_v1_PaymentFile_State[keyof typeof _dunlin_payment_v1_PaymentFile_State]

export interface PaymentFile {
  'fileId'?: (string);
  'fileName'?: (string);
  'state'?: (_dunlin_payment_v1_PaymentFile_State);
  'lineCount'?: (number | string | Long);
  'recordedCount'?: (number | string | Long);
  'repeatedCount'?: (number | string | Long);
  'unmatchedCount'?: (number | string | Long);
  'errorCount'?: (number | string | Long);
  'reason'?: (string);
  'arrivalTime'?: (_google_protobuf_Timestamp | null);
  'endTime'?: (_google_protobuf_Timestamp | null);
  'createTime'?: (_google_protobuf_Timestamp | null);
}

export interface PaymentFile__Output {
  'fileId': (string);
  'fileName': (string);
  'state': (_dunlin_payment_v1_PaymentFile_State__Output);
  'lineCount': (string);
  'recordedCount': (string);
  'repeatedCount': (string);
  'unmatchedCount': (string);
  'errorCount': (string);
  'reason': (string);
  'arrivalTime': (_google_protobuf_Timestamp__Output | null);
  'endTime': (_google_protobuf_Timestamp__Output | null);
  'createTime': (_google_protobuf_Timestamp__Output | null);
}
