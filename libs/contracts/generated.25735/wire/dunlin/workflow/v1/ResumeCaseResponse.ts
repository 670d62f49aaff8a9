// Original file: /work/wt-people/protos/dunlin/workflow/v1/case_service.proto

import type { Case as _dunlin_workflow_v1_Case, Case__Output as _dunlin_workflow_v1_Case__Output } from '../../../dunlin/workflow/v1/Case.js';

export interface ResumeCaseResponse {
  'case'?: (_dunlin_workflow_v1_Case | null);
}

export interface ResumeCaseResponse__Output {
  'case': (_dunlin_workflow_v1_Case__Output | null);
}
