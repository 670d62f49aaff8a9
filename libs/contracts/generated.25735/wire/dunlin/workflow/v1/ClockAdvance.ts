// Original file: /work/wt-people/protos/dunlin/workflow/v1/clock.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.js';
import type { Long } from '@grpc/proto-loader';

// Original file: /work/wt-people/protos/dunlin/workflow/v1/clock.proto

export const _dunlin_workflow_v1_ClockAdvance_State = {
  STATE_UNSPECIFIED: 'STATE_UNSPECIFIED',
  STATE_RUNNING: 'STATE_RUNNING',
  STATE_DONE: 'STATE_DONE',
  STATE_STUCK: 'STATE_STUCK',
  STATE_CANCELLED: 'STATE_CANCELLED',
} as const;

export type _dunlin_workflow_v1_ClockAdvance_State =
  | 'STATE_UNSPECIFIED'
  | 0
  | 'STATE_RUNNING'
  | 1
  | 'STATE_DONE'
  | 2
  | 'STATE_STUCK'
  | 3
  | 'STATE_CANCELLED'
  | 4

export type _dunlin_workflow_v1_ClockAdvance_State__Output = typeof _dunlin_workflow_v1_ClockAdvance_State[keyof typeof _dunlin_workflow_v1_ClockAdvance_State]

export interface ClockAdvance {
  'advanceId'?: (string);
  'state'?: (_dunlin_workflow_v1_ClockAdvance_State);
  'fromTime'?: (_google_protobuf_Timestamp | null);
  'targetTime'?: (_google_protobuf_Timestamp | null);
  'nowTime'?: (_google_protobuf_Timestamp | null);
  'instantCount'?: (number | string | Long);
  'phase'?: (string);
  'outstanding'?: (string)[];
  'happened'?: (string)[];
}

export interface ClockAdvance__Output {
  'advanceId': (string);
  'state': (_dunlin_workflow_v1_ClockAdvance_State__Output);
  'fromTime': (_google_protobuf_Timestamp__Output | null);
  'targetTime': (_google_protobuf_Timestamp__Output | null);
  'nowTime': (_google_protobuf_Timestamp__Output | null);
  'instantCount': (string);
  'phase': (string);
  'outstanding': (string)[];
  'happened': (string)[];
}
