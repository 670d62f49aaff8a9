// Original file: /work/wt-people/protos/dunlin/invoice/v1/import.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.js';
import type { Long } from '@grpc/proto-loader';

// Original file: /work/wt-people/protos/dunlin/invoice/v1/import.proto

export const _dunlin_invoice_v1_Import_Mode = {
  MODE_UNSPECIFIED: 'MODE_UNSPECIFIED',
  MODE_DELTA: 'MODE_DELTA',
  MODE_ACTIVE: 'MODE_ACTIVE',
  MODE_FULL: 'MODE_FULL',
} as const;

export type _dunlin_invoice_v1_Import_Mode =
  | 'MODE_UNSPECIFIED'
  | 0
  | 'MODE_DELTA'
  | 1
  | 'MODE_ACTIVE'
  | 2
  | 'MODE_FULL'
  | 3

export type _dunlin_invoice_v1_Import_Mode__Output = typeof _dunlin_invoice_v1_Import_Mode[keyof typeof _dunlin_invoice_v1_Import_Mode]

// Original file: /work/wt-people/protos/dunlin/invoice/v1/import.proto

export const _dunlin_invoice_v1_Import_State = {
  STATE_UNSPECIFIED: 'STATE_UNSPECIFIED',
  STATE_UPLOADING: 'STATE_UPLOADING',
  STATE_WAITING: 'STATE_WAITING',
  STATE_RUNNING: 'STATE_RUNNING',
  STATE_COMPLETED: 'STATE_COMPLETED',
  STATE_REFUSED: 'STATE_REFUSED',
  STATE_FAILED: 'STATE_FAILED',
  STATE_CANCELLED: 'STATE_CANCELLED',
} as const;

export type _dunlin_invoice_v1_Import_State =
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

export type _dunlin_invoice_v1_Import_State__Output = typeof _dunlin_invoice_v1_Import_State[keyof typeof _dunlin_invoice_v1_Import_State]

export interface Import {
  'importId'?: (string);
  'fileName'?: (string);
  'state'?: (_dunlin_invoice_v1_Import_State);
  'mode'?: (_dunlin_invoice_v1_Import_Mode);
  'dryRun'?: (boolean);
  'rowCount'?: (number | string | Long);
  'createdCount'?: (number | string | Long);
  'updatedCount'?: (number | string | Long);
  'unchangedCount'?: (number | string | Long);
  'reopenedCount'?: (number | string | Long);
  'closedCount'?: (number | string | Long);
  'errorCount'?: (number | string | Long);
  'customersCreatedCount'?: (number | string | Long);
  'customersUpdatedCount'?: (number | string | Long);
  'reason'?: (string);
  'arrivalTime'?: (_google_protobuf_Timestamp | null);
  'endTime'?: (_google_protobuf_Timestamp | null);
  'createTime'?: (_google_protobuf_Timestamp | null);
}

export interface Import__Output {
  'importId': (string);
  'fileName': (string);
  'state': (_dunlin_invoice_v1_Import_State__Output);
  'mode': (_dunlin_invoice_v1_Import_Mode__Output);
  'dryRun': (boolean);
  'rowCount': (string);
  'createdCount': (string);
  'updatedCount': (string);
  'unchangedCount': (string);
  'reopenedCount': (string);
  'closedCount': (string);
  'errorCount': (string);
  'customersCreatedCount': (string);
  'customersUpdatedCount': (string);
  'reason': (string);
  'arrivalTime': (_google_protobuf_Timestamp__Output | null);
  'endTime': (_google_protobuf_Timestamp__Output | null);
  'createTime': (_google_protobuf_Timestamp__Output | null);
}
