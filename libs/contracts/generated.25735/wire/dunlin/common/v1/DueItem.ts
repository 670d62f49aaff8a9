// Original file: /work/wt-people/protos/dunlin/common/v1/operations_service.proto

import type { DuePhase as _dunlin_common_v1_DuePhase, DuePhase__Output as _dunlin_common_v1_DuePhase__Output } from '../../../dunlin/common/v1/DuePhase.js';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.js';

export interface DueItem {
  'phase'?: (_dunlin_common_v1_DuePhase);
  'dueTime'?: (_google_protobuf_Timestamp | null);
}

export interface DueItem__Output {
  'phase': (_dunlin_common_v1_DuePhase__Output);
  'dueTime': (_google_protobuf_Timestamp__Output | null);
}
