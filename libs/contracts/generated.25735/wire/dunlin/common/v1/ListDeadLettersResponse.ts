// Original file: /work/wt-people/protos/dunlin/common/v1/operations_service.proto

import type { StuckEvent as _dunlin_common_v1_StuckEvent, StuckEvent__Output as _dunlin_common_v1_StuckEvent__Output } from '../../../dunlin/common/v1/StuckEvent.js';

export interface ListDeadLettersResponse {
  'events'?: (_dunlin_common_v1_StuckEvent)[];
  'nextPageToken'?: (string);
}

export interface ListDeadLettersResponse__Output {
  'events': (_dunlin_common_v1_StuckEvent__Output)[];
  'nextPageToken': (string);
}
