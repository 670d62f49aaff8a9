// Original file: /work/wt-people/protos/dunlin/customer/v1/work.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.js';

// Original file: /work/wt-people/protos/dunlin/customer/v1/work.proto

export const _dunlin_customer_v1_Task_State = {
  STATE_UNSPECIFIED: 'STATE_UNSPECIFIED',
  STATE_OPEN: 'STATE_OPEN',
  STATE_DONE: 'STATE_DONE',
} as const;

export type _dunlin_customer_v1_Task_State =
  | 'STATE_UNSPECIFIED'
  | 0
  | 'STATE_OPEN'
  | 1
  | 'STATE_DONE'
  | 2

export type _dunlin_customer_v1_Task_State__Output = typeof _dunlin_customer_v1_Task_State[keyof typeof _dunlin_customer_v1_Task_State]

export interface Task {
  'taskId'?: (string);
  'customerId'?: (string);
  'queue'?: (string);
  'title'?: (string);
  'invoiceId'?: (string);
  'caseId'?: (string);
  'state'?: (_dunlin_customer_v1_Task_State);
  'outcomeNote'?: (string);
  'dueTime'?: (_google_protobuf_Timestamp | null);
  'createTime'?: (_google_protobuf_Timestamp | null);
}

export interface Task__Output {
  'taskId': (string);
  'customerId': (string);
  'queue': (string);
  'title': (string);
  'invoiceId': (string);
  'caseId': (string);
  'state': (_dunlin_customer_v1_Task_State__Output);
  'outcomeNote': (string);
  'dueTime': (_google_protobuf_Timestamp__Output | null);
  'createTime': (_google_protobuf_Timestamp__Output | null);
}
