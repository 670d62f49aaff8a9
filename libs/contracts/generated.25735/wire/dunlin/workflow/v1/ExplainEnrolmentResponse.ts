// Original file: /work/wt-people/protos/dunlin/workflow/v1/enrolment_service.proto

import type { Explanation as _dunlin_common_v1_Explanation, Explanation__Output as _dunlin_common_v1_Explanation__Output } from '../../../dunlin/common/v1/Explanation.js';

export interface _dunlin_workflow_v1_ExplainEnrolmentResponse_Row {
  'sequence'?: (string);
  'version'?: (number);
  'enrolled'?: (boolean);
  'matches'?: (boolean);
  'conditions'?: (_dunlin_common_v1_Explanation)[];
}

export interface _dunlin_workflow_v1_ExplainEnrolmentResponse_Row__Output {
  'sequence': (string);
  'version': (number);
  'enrolled': (boolean);
  'matches': (boolean);
  'conditions': (_dunlin_common_v1_Explanation__Output)[];
}

export interface ExplainEnrolmentResponse {
  'rows'?: (_dunlin_workflow_v1_ExplainEnrolmentResponse_Row)[];
}

export interface ExplainEnrolmentResponse__Output {
  'rows': (_dunlin_workflow_v1_ExplainEnrolmentResponse_Row__Output)[];
}
