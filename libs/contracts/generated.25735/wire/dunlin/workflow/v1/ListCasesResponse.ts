// Original file: /work/wt-people/protos/dunlin/workflow/v1/case_service.proto

import type { Case as _dunlin_workflow_v1_Case, Case__Output as _dunlin_workflow_v1_Case__Output } from '../../../dunlin/workflow/v1/Case.js';

export interface ListCasesResponse {
  'cases'?: (_dunlin_workflow_v1_Case)[];
  'nextPageToken'?: (string);
}

export interface ListCasesResponse__Output {
  'cases': (_dunlin_workflow_v1_Case__Output)[];
  'nextPageToken': (string);
}
