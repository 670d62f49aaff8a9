// Original file: /work/wt-people/protos/dunlin/invoice/v1/import_events.proto

import type { Cause as _dunlin_common_v1_Cause, Cause__Output as _dunlin_common_v1_Cause__Output } from '../../../dunlin/common/v1/Cause.js';
import type { Import as _dunlin_invoice_v1_Import, Import__Output as _dunlin_invoice_v1_Import__Output } from '../../../dunlin/invoice/v1/Import.js';

export interface ImportCompleted {
  'cause'?: (_dunlin_common_v1_Cause | null);
  'import'?: (_dunlin_invoice_v1_Import | null);
}

export interface ImportCompleted__Output {
  'cause': (_dunlin_common_v1_Cause__Output | null);
  'import': (_dunlin_invoice_v1_Import__Output | null);
}
