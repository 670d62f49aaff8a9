// Original file: /work/wt-people/protos/dunlin/customer/v1/billing_contact_events.proto

import type { Cause as _dunlin_common_v1_Cause, Cause__Output as _dunlin_common_v1_Cause__Output } from '../../../dunlin/common/v1/Cause.js';

export interface BillingContactChanged {
  'cause'?: (_dunlin_common_v1_Cause | null);
  'customerId'?: (string);
  'billingContactId'?: (string);
  'role'?: (string);
  'changedFields'?: (string)[];
}

export interface BillingContactChanged__Output {
  'cause': (_dunlin_common_v1_Cause__Output | null);
  'customerId': (string);
  'billingContactId': (string);
  'role': (string);
  'changedFields': (string)[];
}
