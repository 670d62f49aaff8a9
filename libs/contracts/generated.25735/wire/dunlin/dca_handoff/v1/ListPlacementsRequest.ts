// Original file: /work/wt-people/protos/dunlin/dca_handoff/v1/placement_service.proto

import type { _dunlin_dca_handoff_v1_Placement_State, _dunlin_dca_handoff_v1_Placement_State__Output } from '../../../dunlin/dca_handoff/v1/Placement.js';

export interface ListPlacementsRequest {
  'customerId'?: (string);
  'invoiceId'?: (string);
  'agency'?: (string);
  'state'?: (_dunlin_dca_handoff_v1_Placement_State);
  'pageSize'?: (number);
  'pageToken'?: (string);
}

export interface ListPlacementsRequest__Output {
  'customerId': (string);
  'invoiceId': (string);
  'agency': (string);
  'state': (_dunlin_dca_handoff_v1_Placement_State__Output);
  'pageSize': (number);
  'pageToken': (string);
}
