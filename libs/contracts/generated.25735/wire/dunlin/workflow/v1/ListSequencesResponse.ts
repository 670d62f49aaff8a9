// Original file: /work/wt-people/protos/dunlin/workflow/v1/sequence_service.proto

import type { Sequence as _dunlin_workflow_v1_Sequence, Sequence__Output as _dunlin_workflow_v1_Sequence__Output } from '../../../dunlin/workflow/v1/Sequence.js';

export interface ListSequencesResponse {
  'sequences'?: (_dunlin_workflow_v1_Sequence)[];
  'nextPageToken'?: (string);
}

export interface ListSequencesResponse__Output {
  'sequences': (_dunlin_workflow_v1_Sequence__Output)[];
  'nextPageToken': (string);
}
