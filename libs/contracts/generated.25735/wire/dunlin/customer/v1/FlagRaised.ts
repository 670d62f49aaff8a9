// Original file: /work/wt-people/protos/dunlin/customer/v1/events.proto

import type { Cause as _dunlin_common_v1_Cause, Cause__Output as _dunlin_common_v1_Cause__Output } from '../../../dunlin/common/v1/Cause.js';
import type { CustomerSnapshot as _dunlin_customer_v1_CustomerSnapshot, CustomerSnapshot__Output as _dunlin_customer_v1_CustomerSnapshot__Output } from '../../../dunlin/customer/v1/CustomerSnapshot.js';
import type { Flag as _dunlin_customer_v1_Flag, Flag__Output as _dunlin_customer_v1_Flag__Output } from '../../../dunlin/customer/v1/Flag.js';
import type { Date as _google_type_Date, Date__Output as _google_type_Date__Output } from '../../../google/type/Date.js';

export interface FlagRaised {
  'cause'?: (_dunlin_common_v1_Cause | null);
  'customer'?: (_dunlin_customer_v1_CustomerSnapshot | null);
  'flag'?: (_dunlin_customer_v1_Flag);
  'sinceDate'?: (_google_type_Date | null);
  'untilDate'?: (_google_type_Date | null);
}

export interface FlagRaised__Output {
  'cause': (_dunlin_common_v1_Cause__Output | null);
  'customer': (_dunlin_customer_v1_CustomerSnapshot__Output | null);
  'flag': (_dunlin_customer_v1_Flag__Output);
  'sinceDate': (_google_type_Date__Output | null);
  'untilDate': (_google_type_Date__Output | null);
}
