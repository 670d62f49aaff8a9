// Original file: /work/wt-people/protos/dunlin/payment/v1/payment_service.proto

import type { Payment as _dunlin_payment_v1_Payment, Payment__Output as _dunlin_payment_v1_Payment__Output } from '../../../dunlin/payment/v1/Payment.js';

export interface ReversePaymentResponse {
  'payment'?: (_dunlin_payment_v1_Payment | null);
}

export interface ReversePaymentResponse__Output {
  'payment': (_dunlin_payment_v1_Payment__Output | null);
}
