// Original file: /work/wt-people/protos/dunlin/workflow/v1/sequence_events.proto

import type { Cause as _dunlin_common_v1_Cause, Cause__Output as _dunlin_common_v1_Cause__Output } from '../../../dunlin/common/v1/Cause.js';

export interface SequenceApplied {
  'cause'?: (_dunlin_common_v1_Cause | null);
  'name'?: (string);
  'version'?: (number);
}

export interface SequenceApplied__Output {
  'cause': (_dunlin_common_v1_Cause__Output | null);
  'name': (string);
  'version': (number);
}
