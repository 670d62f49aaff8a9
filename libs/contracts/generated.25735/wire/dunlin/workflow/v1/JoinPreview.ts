// Original file: /work/wt-people/protos/dunlin/workflow/v1/sequence_service.proto

import type { StepPreview as _dunlin_workflow_v1_StepPreview, StepPreview__Output as _dunlin_workflow_v1_StepPreview__Output } from '../../../dunlin/workflow/v1/StepPreview.js';
import type { Long } from '@grpc/proto-loader';

export interface JoinPreview {
  'caseCount'?: (number | string | Long);
  'runningCount'?: (number | string | Long);
  'stoppedCount'?: (number | string | Long);
  'endedCount'?: (number | string | Long);
  'steps'?: (_dunlin_workflow_v1_StepPreview)[];
  'partial'?: (boolean);
}

export interface JoinPreview__Output {
  'caseCount': (string);
  'runningCount': (string);
  'stoppedCount': (string);
  'endedCount': (string);
  'steps': (_dunlin_workflow_v1_StepPreview__Output)[];
  'partial': (boolean);
}
