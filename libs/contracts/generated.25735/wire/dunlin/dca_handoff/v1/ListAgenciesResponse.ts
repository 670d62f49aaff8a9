// Original file: /work/wt-people/protos/dunlin/dca_handoff/v1/agency_service.proto

import type { Agency as _dunlin_dca_handoff_v1_Agency, Agency__Output as _dunlin_dca_handoff_v1_Agency__Output } from '../../../dunlin/dca_handoff/v1/Agency.js';

export interface ListAgenciesResponse {
  'agencies'?: (_dunlin_dca_handoff_v1_Agency)[];
  'nextPageToken'?: (string);
}

export interface ListAgenciesResponse__Output {
  'agencies': (_dunlin_dca_handoff_v1_Agency__Output)[];
  'nextPageToken': (string);
}
