// Original file: /work/wt-people/protos/dunlin/dca_handoff/v1/events.proto

import type { Cause as _dunlin_common_v1_Cause, Cause__Output as _dunlin_common_v1_Cause__Output } from '../../../dunlin/common/v1/Cause.js';
import type { Placement as _dunlin_dca_handoff_v1_Placement, Placement__Output as _dunlin_dca_handoff_v1_Placement__Output } from '../../../dunlin/dca_handoff/v1/Placement.js';

export interface PlacementAcknowledged {
  'cause'?: (_dunlin_common_v1_Cause | null);
  'placement'?: (_dunlin_dca_handoff_v1_Placement | null);
  'rejectedInvoiceIds'?: (string)[];
}

export interface PlacementAcknowledged__Output {
  'cause': (_dunlin_common_v1_Cause__Output | null);
  'placement': (_dunlin_dca_handoff_v1_Placement__Output | null);
  'rejectedInvoiceIds': (string)[];
}
