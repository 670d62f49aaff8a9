// Original file: /work/wt-people/protos/dunlin/dca_handoff/v1/agency_file_service.proto

import type { AgencyFileError as _dunlin_dca_handoff_v1_AgencyFileError, AgencyFileError__Output as _dunlin_dca_handoff_v1_AgencyFileError__Output } from '../../../dunlin/dca_handoff/v1/AgencyFileError.js';

export interface ListAgencyFileErrorsResponse {
  'errors'?: (_dunlin_dca_handoff_v1_AgencyFileError)[];
  'nextPageToken'?: (string);
}

export interface ListAgencyFileErrorsResponse__Output {
  'errors': (_dunlin_dca_handoff_v1_AgencyFileError__Output)[];
  'nextPageToken': (string);
}
