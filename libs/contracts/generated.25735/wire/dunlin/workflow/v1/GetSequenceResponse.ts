// Original file: /work/wt-people/protos/dunlin/workflow/v1/sequence_service.proto

import type { Sequence as _dunlin_workflow_v1_Sequence, Sequence__Output as _dunlin_workflow_v1_Sequence__Output } from '../../../dunlin/workflow/v1/Sequence.js';

export interface GetSequenceResponse {
  'sequence'?: (_dunlin_workflow_v1_Sequence | null);
}

export interface GetSequenceResponse__Output {
  'sequence': (_dunlin_workflow_v1_Sequence__Output | null);
}
