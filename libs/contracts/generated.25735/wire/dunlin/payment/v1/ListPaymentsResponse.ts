// Original file: /work/wt-people/protos/dunlin/payment/v1/payment_service.proto

import type { Payment as _dunlin_payment_v1_Payment, Payment__Output as _dunlin_payment_v1_Payment__Output } from '../../../dunlin/payment/v1/Payment.js';

export interface ListPaymentsResponse {
  'payments'?: (_dunlin_payment_v1_Payment)[];
  'nextPageToken'?: (string);
}

export interface ListPaymentsResponse__Output {
  'payments': (_dunlin_payment_v1_Payment__Output)[];
  'nextPageToken': (string);
}
