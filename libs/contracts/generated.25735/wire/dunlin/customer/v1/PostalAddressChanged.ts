// Original file: /work/wt-people/protos/dunlin/customer/v1/events.proto

import type { Cause as _dunlin_common_v1_Cause, Cause__Output as _dunlin_common_v1_Cause__Output } from '../../../dunlin/common/v1/Cause.js';
import type { CustomerSnapshot as _dunlin_customer_v1_CustomerSnapshot, CustomerSnapshot__Output as _dunlin_customer_v1_CustomerSnapshot__Output } from '../../../dunlin/customer/v1/CustomerSnapshot.js';
import type { _dunlin_customer_v1_PostalAddress_Kind, _dunlin_customer_v1_PostalAddress_Kind__Output } from '../../../dunlin/customer/v1/PostalAddress.js';

export interface PostalAddressChanged {
  'cause'?: (_dunlin_common_v1_Cause | null);
  'customer'?: (_dunlin_customer_v1_CustomerSnapshot | null);
  'kind'?: (_dunlin_customer_v1_PostalAddress_Kind);
  'removed'?: (boolean);
}

export interface PostalAddressChanged__Output {
  'cause': (_dunlin_common_v1_Cause__Output | null);
  'customer': (_dunlin_customer_v1_CustomerSnapshot__Output | null);
  'kind': (_dunlin_customer_v1_PostalAddress_Kind__Output);
  'removed': (boolean);
}
