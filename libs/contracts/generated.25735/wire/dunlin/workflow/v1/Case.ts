// Original file: /work/wt-people/protos/dunlin/workflow/v1/case.proto

import type { CaseInvoice as _dunlin_workflow_v1_CaseInvoice, CaseInvoice__Output as _dunlin_workflow_v1_CaseInvoice__Output } from '../../../dunlin/workflow/v1/CaseInvoice.js';
import type { Hold as _dunlin_workflow_v1_Hold, Hold__Output as _dunlin_workflow_v1_Hold__Output } from '../../../dunlin/workflow/v1/Hold.js';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.js';
import type { Money as _dunlin_common_v1_Money, Money__Output as _dunlin_common_v1_Money__Output } from '../../../dunlin/common/v1/Money.js';
import type { Date as _google_type_Date, Date__Output as _google_type_Date__Output } from '../../../google/type/Date.js';
import type { Long } from '@grpc/proto-loader';

// Original file: /work/wt-people/protos/dunlin/workflow/v1/case.proto

export const _dunlin_workflow_v1_Case_State = {
  STATE_UNSPECIFIED: 'STATE_UNSPECIFIED',
  STATE_ACTIVE: 'STATE_ACTIVE',
  STATE_PAUSED: 'STATE_PAUSED',
  STATE_WILL_FAIL: 'STATE_WILL_FAIL',
  STATE_FAILED: 'STATE_FAILED',
  STATE_EXPIRED: 'STATE_EXPIRED',
  STATE_COLLECTIONS: 'STATE_COLLECTIONS',
  STATE_CANCELLED: 'STATE_CANCELLED',
  STATE_PAID: 'STATE_PAID',
  STATE_CLOSED: 'STATE_CLOSED',
  STATE_ON_HOLD: 'STATE_ON_HOLD',
} as const;

export type _dunlin_workflow_v1_Case_State =
  | 'STATE_UNSPECIFIED'
  | 0
  | 'STATE_ACTIVE'
  | 1
  | 'STATE_PAUSED'
  | 2
  | 'STATE_WILL_FAIL'
  | 3
  | 'STATE_FAILED'
  | 4
  | 'STATE_EXPIRED'
  | 5
  | 'STATE_COLLECTIONS'
  | 6
  | 'STATE_CANCELLED'
  | 7
  | 'STATE_PAID'
  | 8
  | 'STATE_CLOSED'
  | 9
  | 'STATE_ON_HOLD'
  | 10

export type _dunlin_workflow_v1_Case_State__Output = typeof _dunlin_workflow_v1_Case_State[keyof typeof _dunlin_workflow_v1_Case_State]

export interface Case {
  'caseId'?: (string);
  'customerId'?: (string);
  'currencyCode'?: (string);
  'creditorId'?: (string);
  'sequence'?: (string);
  'sequenceVersion'?: (number);
  'state'?: (_dunlin_workflow_v1_Case_State);
  'stateBeneath'?: (_dunlin_workflow_v1_Case_State);
  'invoices'?: (_dunlin_workflow_v1_CaseInvoice)[];
  'holds'?: (_dunlin_workflow_v1_Hold)[];
  'nextFireTime'?: (_google_protobuf_Timestamp | null);
  'version'?: (number | string | Long);
  'openTime'?: (_google_protobuf_Timestamp | null);
  'closeTime'?: (_google_protobuf_Timestamp | null);
  'outstanding'?: (_dunlin_common_v1_Money | null);
  'openInvoiceCount'?: (number);
  'oldestDueDate'?: (_google_type_Date | null);
  'placedInvoiceCount'?: (number);
  'holdReason'?: (string);
}

export interface Case__Output {
  'caseId': (string);
  'customerId': (string);
  'currencyCode': (string);
  'creditorId': (string);
  'sequence': (string);
  'sequenceVersion': (number);
  'state': (_dunlin_workflow_v1_Case_State__Output);
  'stateBeneath': (_dunlin_workflow_v1_Case_State__Output);
  'invoices': (_dunlin_workflow_v1_CaseInvoice__Output)[];
  'holds': (_dunlin_workflow_v1_Hold__Output)[];
  'nextFireTime': (_google_protobuf_Timestamp__Output | null);
  'version': (string);
  'openTime': (_google_protobuf_Timestamp__Output | null);
  'closeTime': (_google_protobuf_Timestamp__Output | null);
  'outstanding': (_dunlin_common_v1_Money__Output | null);
  'openInvoiceCount': (number);
  'oldestDueDate': (_google_type_Date__Output | null);
  'placedInvoiceCount': (number);
  'holdReason': (string);
}
