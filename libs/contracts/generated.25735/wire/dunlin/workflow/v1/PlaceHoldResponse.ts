// Original file: /work/wt-people/protos/dunlin/workflow/v1/hold_service.proto

import type { Hold as _dunlin_workflow_v1_Hold, Hold__Output as _dunlin_workflow_v1_Hold__Output } from '../../../dunlin/workflow/v1/Hold.js';

export interface PlaceHoldResponse {
  'hold'?: (_dunlin_workflow_v1_Hold | null);
}

export interface PlaceHoldResponse__Output {
  'hold': (_dunlin_workflow_v1_Hold__Output | null);
}
