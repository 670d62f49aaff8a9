// Original file: /work/wt-people/protos/dunlin/dca_handoff/v1/placement_service.proto

import type { Placement as _dunlin_dca_handoff_v1_Placement, Placement__Output as _dunlin_dca_handoff_v1_Placement__Output } from '../../../dunlin/dca_handoff/v1/Placement.js';

export interface ProposePlacementResponse {
  'placement'?: (_dunlin_dca_handoff_v1_Placement | null);
}

export interface ProposePlacementResponse__Output {
  'placement': (_dunlin_dca_handoff_v1_Placement__Output | null);
}
