// Original file: /work/wt-people/protos/dunlin/dca_handoff/v1/placement.proto

import type { Money as _dunlin_common_v1_Money, Money__Output as _dunlin_common_v1_Money__Output } from '../../../dunlin/common/v1/Money.js';

// Original file: /work/wt-people/protos/dunlin/dca_handoff/v1/placement.proto

export const _dunlin_dca_handoff_v1_PlacementLine_State = {
  STATE_UNSPECIFIED: 'STATE_UNSPECIFIED',
  STATE_PROPOSED: 'STATE_PROPOSED',
  STATE_SENT: 'STATE_SENT',
  STATE_ACTIVE: 'STATE_ACTIVE',
  STATE_REJECTED: 'STATE_REJECTED',
  STATE_RECALL_REQUESTED: 'STATE_RECALL_REQUESTED',
  STATE_RECALLED: 'STATE_RECALLED',
  STATE_CLOSED_PAID: 'STATE_CLOSED_PAID',
  STATE_REFUSED: 'STATE_REFUSED',
} as const;

export type _dunlin_dca_handoff_v1_PlacementLine_State =
  | 'STATE_UNSPECIFIED'
  | 0
  | 'STATE_PROPOSED'
  | 1
  | 'STATE_SENT'
  | 2
  | 'STATE_ACTIVE'
  | 3
  | 'STATE_REJECTED'
  | 4
  | 'STATE_RECALL_REQUESTED'
  | 5
  | 'STATE_RECALLED'
  | 6
  | 'STATE_CLOSED_PAID'
  | 7
  | 'STATE_REFUSED'
  | 8

export type _dunlin_dca_handoff_v1_PlacementLine_State__Output = typeof _dunlin_dca_handoff_v1_PlacementLine_State[keyof typeof _dunlin_dca_handoff_v1_PlacementLine_State]

export interface PlacementLine {
  'lineNumber'?: (number);
  'invoiceId'?: (string);
  'invoiceNumber'?: (string);
  'placed'?: (_dunlin_common_v1_Money | null);
  'state'?: (_dunlin_dca_handoff_v1_PlacementLine_State);
  'reason'?: (string);
  'open'?: (boolean);
}

export interface PlacementLine__Output {
  'lineNumber': (number);
  'invoiceId': (string);
  'invoiceNumber': (string);
  'placed': (_dunlin_common_v1_Money__Output | null);
  'state': (_dunlin_dca_handoff_v1_PlacementLine_State__Output);
  'reason': (string);
  'open': (boolean);
}
