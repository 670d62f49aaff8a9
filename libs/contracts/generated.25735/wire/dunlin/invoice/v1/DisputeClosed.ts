// Original file: /work/wt-people/protos/dunlin/invoice/v1/events.proto

import type { Cause as _dunlin_common_v1_Cause, Cause__Output as _dunlin_common_v1_Cause__Output } from '../../../dunlin/common/v1/Cause.js';
import type { InvoiceSnapshot as _dunlin_invoice_v1_InvoiceSnapshot, InvoiceSnapshot__Output as _dunlin_invoice_v1_InvoiceSnapshot__Output } from '../../../dunlin/invoice/v1/InvoiceSnapshot.js';

export interface DisputeClosed {
  'cause'?: (_dunlin_common_v1_Cause | null);
  'snapshot'?: (_dunlin_invoice_v1_InvoiceSnapshot | null);
}

export interface DisputeClosed__Output {
  'cause': (_dunlin_common_v1_Cause__Output | null);
  'snapshot': (_dunlin_invoice_v1_InvoiceSnapshot__Output | null);
}
