// Original file: /work/wt-people/protos/dunlin/payment/v1/payment_service.proto

import type { _dunlin_payment_v1_Payment_Method, _dunlin_payment_v1_Payment_Method__Output } from '../../../dunlin/payment/v1/Payment.js';
import type { Date as _google_type_Date, Date__Output as _google_type_Date__Output } from '../../../google/type/Date.js';

export interface MarkAsPaidRequest {
  'requestId'?: (string);
  'invoiceId'?: (string);
  'method'?: (_dunlin_payment_v1_Payment_Method);
  'valueDate'?: (_google_type_Date | null);
  'proof'?: (string);
}

export interface MarkAsPaidRequest__Output {
  'requestId': (string);
  'invoiceId': (string);
  'method': (_dunlin_payment_v1_Payment_Method__Output);
  'valueDate': (_google_type_Date__Output | null);
  'proof': (string);
}
