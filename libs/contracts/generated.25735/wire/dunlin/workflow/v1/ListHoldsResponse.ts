// Original file: /work/wt-people/protos/dunlin/workflow/v1/hold_service.proto

import type { Hold as _dunlin_workflow_v1_Hold, Hold__Output as _dunlin_workflow_v1_Hold__Output } from '../../../dunlin/workflow/v1/Hold.js';

export interface ListHoldsResponse {
  'holds'?: (_dunlin_workflow_v1_Hold)[];
  'nextPageToken'?: (string);
}

export interface ListHoldsResponse__Output {
  'holds': (_dunlin_workflow_v1_Hold__Output)[];
  'nextPageToken': (string);
}
