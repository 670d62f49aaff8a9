// Original file: /work/wt-people/protos/dunlin/workflow/v1/sequence_service.proto

import type { Sequence as _dunlin_workflow_v1_Sequence, Sequence__Output as _dunlin_workflow_v1_Sequence__Output } from '../../../dunlin/workflow/v1/Sequence.js';
import type { JoinPreview as _dunlin_workflow_v1_JoinPreview, JoinPreview__Output as _dunlin_workflow_v1_JoinPreview__Output } from '../../../dunlin/workflow/v1/JoinPreview.js';
import type { Long } from '@grpc/proto-loader';

export interface ApplySequenceResponse {
  'sequence'?: (_dunlin_workflow_v1_Sequence | null);
  'unchanged'?: (boolean);
  'enrolCount'?: (number | string | Long);
  'joining'?: (_dunlin_workflow_v1_JoinPreview | null);
}

export interface ApplySequenceResponse__Output {
  'sequence': (_dunlin_workflow_v1_Sequence__Output | null);
  'unchanged': (boolean);
  'enrolCount': (string);
  'joining': (_dunlin_workflow_v1_JoinPreview__Output | null);
}
