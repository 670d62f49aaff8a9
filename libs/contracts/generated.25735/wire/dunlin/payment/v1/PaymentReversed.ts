// Original file: /work/wt-people/protos/dunlin/payment/v1/events.proto

import type { Cause as _dunlin_common_v1_Cause, Cause__Output as _dunlin_common_v1_Cause__Output } from '../../../dunlin/common/v1/Cause.js';
import type { Payment as _dunlin_payment_v1_Payment, Payment__Output as _dunlin_payment_v1_Payment__Output } from '../../../dunlin/payment/v1/Payment.js';

export interface PaymentReversed {
  'cause'?: (_dunlin_common_v1_Cause | null);
  'payment'?: (_dunlin_payment_v1_Payment | null);
}

export interface PaymentReversed__Output {
  'cause': (_dunlin_common_v1_Cause__Output | null);
  'payment': (_dunlin_payment_v1_Payment__Output | null);
}
