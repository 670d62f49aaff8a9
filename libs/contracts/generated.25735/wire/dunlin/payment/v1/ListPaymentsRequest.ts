// Original file: /work/wt-people/protos/dunlin/payment/v1/payment_service.proto

import type { _dunlin_payment_v1_Payment_State, _dunlin_payment_v1_Payment_State__Output } from '../../../dunlin/payment/v1/Payment.js';

export interface ListPaymentsRequest {
  'customerId'?: (string);
  'invoiceId'?: (string);
  'state'?: (_dunlin_payment_v1_Payment_State);
  'pageSize'?: (number);
  'pageToken'?: (string);
}

export interface ListPaymentsRequest__Output {
  'customerId': (string);
  'invoiceId': (string);
  'state': (_dunlin_payment_v1_Payment_State__Output);
  'pageSize': (number);
  'pageToken': (string);
}
