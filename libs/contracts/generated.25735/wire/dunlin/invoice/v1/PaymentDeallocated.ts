// Original file: /work/wt-people/protos/dunlin/invoice/v1/journal_events.proto

import type { Cause as _dunlin_common_v1_Cause, Cause__Output as _dunlin_common_v1_Cause__Output } from '../../../dunlin/common/v1/Cause.js';
import type { Allocation as _dunlin_invoice_v1_Allocation, Allocation__Output as _dunlin_invoice_v1_Allocation__Output } from '../../../dunlin/invoice/v1/Allocation.js';

export interface PaymentDeallocated {
  'cause'?: (_dunlin_common_v1_Cause | null);
  'paymentId'?: (string);
  'customerId'?: (string);
  'allocations'?: (_dunlin_invoice_v1_Allocation)[];
  'eventNumber'?: (number);
  'eventCount'?: (number);
}

export interface PaymentDeallocated__Output {
  'cause': (_dunlin_common_v1_Cause__Output | null);
  'paymentId': (string);
  'customerId': (string);
  'allocations': (_dunlin_invoice_v1_Allocation__Output)[];
  'eventNumber': (number);
  'eventCount': (number);
}
