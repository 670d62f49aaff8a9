// Original file: /work/wt-people/protos/dunlin/customer/v1/events.proto

import type { Cause as _dunlin_common_v1_Cause, Cause__Output as _dunlin_common_v1_Cause__Output } from '../../../dunlin/common/v1/Cause.js';
import type { CustomerSnapshot as _dunlin_customer_v1_CustomerSnapshot, CustomerSnapshot__Output as _dunlin_customer_v1_CustomerSnapshot__Output } from '../../../dunlin/customer/v1/CustomerSnapshot.js';
import type { Channel as _dunlin_customer_v1_Channel, Channel__Output as _dunlin_customer_v1_Channel__Output } from '../../../dunlin/customer/v1/Channel.js';

export interface OptOutWithdrawn {
  'cause'?: (_dunlin_common_v1_Cause | null);
  'customer'?: (_dunlin_customer_v1_CustomerSnapshot | null);
  'channel'?: (_dunlin_customer_v1_Channel);
}

export interface OptOutWithdrawn__Output {
  'cause': (_dunlin_common_v1_Cause__Output | null);
  'customer': (_dunlin_customer_v1_CustomerSnapshot__Output | null);
  'channel': (_dunlin_customer_v1_Channel__Output);
}
