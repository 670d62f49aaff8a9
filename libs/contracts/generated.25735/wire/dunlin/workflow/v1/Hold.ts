// Original file: /work/wt-people/protos/dunlin/workflow/v1/hold.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.js';

// Original file: /work/wt-people/protos/dunlin/workflow/v1/hold.proto

export const _dunlin_workflow_v1_Hold_Scope = {
  SCOPE_UNSPECIFIED: 'SCOPE_UNSPECIFIED',
  SCOPE_CUSTOMER: 'SCOPE_CUSTOMER',
  SCOPE_CASE: 'SCOPE_CASE',
  SCOPE_INVOICE: 'SCOPE_INVOICE',
} as const;

export type _dunlin_workflow_v1_Hold_Scope =
  | 'SCOPE_UNSPECIFIED'
  | 0
  | 'SCOPE_CUSTOMER'
  | 1
  | 'SCOPE_CASE'
  | 2
  | 'SCOPE_INVOICE'
  | 3

export type _dunlin_workflow_v1_Hold_Scope__Output = typeof _dunlin_workflow_v1_Hold_Scope[keyof typeof _dunlin_workflow_v1_Hold_Scope]

export interface Hold {
  'holdId'?: (string);
  'scope'?: (_dunlin_workflow_v1_Hold_Scope);
  'subjectId'?: (string);
  'customerId'?: (string);
  'reason'?: (string);
  'endTime'?: (_google_protobuf_Timestamp | null);
  'placedBy'?: (string);
  'placeTime'?: (_google_protobuf_Timestamp | null);
  'liftTime'?: (_google_protobuf_Timestamp | null);
}

export interface Hold__Output {
  'holdId': (string);
  'scope': (_dunlin_workflow_v1_Hold_Scope__Output);
  'subjectId': (string);
  'customerId': (string);
  'reason': (string);
  'endTime': (_google_protobuf_Timestamp__Output | null);
  'placedBy': (string);
  'placeTime': (_google_protobuf_Timestamp__Output | null);
  'liftTime': (_google_protobuf_Timestamp__Output | null);
}
