// Original file: /work/wt-people/protos/dunlin/workflow/v1/hold_events.proto

import type { Cause as _dunlin_common_v1_Cause, Cause__Output as _dunlin_common_v1_Cause__Output } from '../../../dunlin/common/v1/Cause.js';
import type { Hold as _dunlin_workflow_v1_Hold, Hold__Output as _dunlin_workflow_v1_Hold__Output } from '../../../dunlin/workflow/v1/Hold.js';

export interface HoldLifted {
  'cause'?: (_dunlin_common_v1_Cause | null);
  'hold'?: (_dunlin_workflow_v1_Hold | null);
}

export interface HoldLifted__Output {
  'cause': (_dunlin_common_v1_Cause__Output | null);
  'hold': (_dunlin_workflow_v1_Hold__Output | null);
}
