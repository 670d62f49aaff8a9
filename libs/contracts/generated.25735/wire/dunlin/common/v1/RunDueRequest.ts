// Original file: /work/wt-people/protos/dunlin/common/v1/operations_service.proto

import type { DuePhase as _dunlin_common_v1_DuePhase, DuePhase__Output as _dunlin_common_v1_DuePhase__Output } from '../../../dunlin/common/v1/DuePhase.js';

export interface RunDueRequest {
  'requestId'?: (string);
  'phase'?: (_dunlin_common_v1_DuePhase);
}

export interface RunDueRequest__Output {
  'requestId': (string);
  'phase': (_dunlin_common_v1_DuePhase__Output);
}
