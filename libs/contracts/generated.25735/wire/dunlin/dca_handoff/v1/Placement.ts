// Original file: /work/wt-people/protos/dunlin/dca_handoff/v1/placement.proto

import type { PlacementLine as _dunlin_dca_handoff_v1_PlacementLine, PlacementLine__Output as _dunlin_dca_handoff_v1_PlacementLine__Output } from '../../../dunlin/dca_handoff/v1/PlacementLine.js';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.js';
import type { Long } from '@grpc/proto-loader';

// Original file: /work/wt-people/protos/dunlin/dca_handoff/v1/placement.proto

export const _dunlin_dca_handoff_v1_Placement_State = {
  STATE_UNSPECIFIED: 'STATE_UNSPECIFIED',
  STATE_DRAFT: 'STATE_DRAFT',
  STATE_READY: 'STATE_READY',
  STATE_SENT: 'STATE_SENT',
  STATE_ACTIVE: 'STATE_ACTIVE',
  STATE_REJECTED: 'STATE_REJECTED',
  STATE_RECALL_REQUESTED: 'STATE_RECALL_REQUESTED',
  STATE_RECALLED: 'STATE_RECALLED',
  STATE_CLOSED_PAID: 'STATE_CLOSED_PAID',
  STATE_REFUSED: 'STATE_REFUSED',
} as const;

export type _dunlin_dca_handoff_v1_Placement_State =
  | 'STATE_UNSPECIFIED'
  | 0
  | 'STATE_DRAFT'
  | 1
  | 'STATE_READY'
  | 2
  | 'STATE_SENT'
  | 3
  | 'STATE_ACTIVE'
  | 4
  | 'STATE_REJECTED'
  | 5
  | 'STATE_RECALL_REQUESTED'
  | 6
  | 'STATE_RECALLED'
  | 7
  | 'STATE_CLOSED_PAID'
  | 8
  | 'STATE_REFUSED'
  | 9

export type _dunlin_dca_handoff_v1_Placement_State__Output = typeof _dunlin_dca_handoff_v1_Placement_State[keyof typeof _dunlin_dca_handoff_v1_Placement_State]

export interface Placement {
  'placementId'?: (string);
  'agency'?: (string);
  'customerId'?: (string);
  'caseId'?: (string);
  'state'?: (_dunlin_dca_handoff_v1_Placement_State);
  'reason'?: (string);
  'lines'?: (_dunlin_dca_handoff_v1_PlacementLine)[];
  'version'?: (number | string | Long);
  'createTime'?: (_google_protobuf_Timestamp | null);
  'sentTime'?: (_google_protobuf_Timestamp | null);
  'recallEndTime'?: (_google_protobuf_Timestamp | null);
  'unannouncedReason'?: (string);
}

export interface Placement__Output {
  'placementId': (string);
  'agency': (string);
  'customerId': (string);
  'caseId': (string);
  'state': (_dunlin_dca_handoff_v1_Placement_State__Output);
  'reason': (string);
  'lines': (_dunlin_dca_handoff_v1_PlacementLine__Output)[];
  'version': (string);
  'createTime': (_google_protobuf_Timestamp__Output | null);
  'sentTime': (_google_protobuf_Timestamp__Output | null);
  'recallEndTime': (_google_protobuf_Timestamp__Output | null);
  'unannouncedReason': (string);
}
