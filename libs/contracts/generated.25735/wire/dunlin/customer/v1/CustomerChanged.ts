// Original file: /work/wt-people/protos/dunlin/customer/v1/events.proto

import type { Cause as _dunlin_common_v1_Cause, Cause__Output as _dunlin_common_v1_Cause__Output } from '../../../dunlin/common/v1/Cause.js';
import type { CustomerSnapshot as _dunlin_customer_v1_CustomerSnapshot, CustomerSnapshot__Output as _dunlin_customer_v1_CustomerSnapshot__Output } from '../../../dunlin/customer/v1/CustomerSnapshot.js';

export interface CustomerChanged {
  'cause'?: (_dunlin_common_v1_Cause | null);
  'customer'?: (_dunlin_customer_v1_CustomerSnapshot | null);
  'changedFields'?: (string)[];
}

export interface CustomerChanged__Output {
  'cause': (_dunlin_common_v1_Cause__Output | null);
  'customer': (_dunlin_customer_v1_CustomerSnapshot__Output | null);
  'changedFields': (string)[];
}
