// Original file: /work/wt-people/protos/dunlin/workflow/v1/case_service.proto

import type { NamedCount as _dunlin_common_v1_NamedCount, NamedCount__Output as _dunlin_common_v1_NamedCount__Output } from '../../../dunlin/common/v1/NamedCount.js';

export interface GetCaseSummaryResponse {
  'casesByState'?: (_dunlin_common_v1_NamedCount)[];
  'stepsByOutcome'?: (_dunlin_common_v1_NamedCount)[];
}

export interface GetCaseSummaryResponse__Output {
  'casesByState': (_dunlin_common_v1_NamedCount__Output)[];
  'stepsByOutcome': (_dunlin_common_v1_NamedCount__Output)[];
}
