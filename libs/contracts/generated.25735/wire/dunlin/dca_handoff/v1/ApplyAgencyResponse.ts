// Original file: /work/wt-people/protos/dunlin/dca_handoff/v1/agency_service.proto

import type { Agency as _dunlin_dca_handoff_v1_Agency, Agency__Output as _dunlin_dca_handoff_v1_Agency__Output } from '../../../dunlin/dca_handoff/v1/Agency.js';

export interface ApplyAgencyResponse {
  'agency'?: (_dunlin_dca_handoff_v1_Agency | null);
}

export interface ApplyAgencyResponse__Output {
  'agency': (_dunlin_dca_handoff_v1_Agency__Output | null);
}
