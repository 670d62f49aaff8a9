// Original file: /work/wt-people/protos/dunlin/payment/v1/payment_service.proto

import type { Money as _dunlin_common_v1_Money, Money__Output as _dunlin_common_v1_Money__Output } from '../../../dunlin/common/v1/Money.js';
import type { _dunlin_payment_v1_Payment_Method, _dunlin_payment_v1_Payment_Method__Output } from '../../../dunlin/payment/v1/Payment.js';
import type { Date as _google_type_Date, Date__Output as _google_type_Date__Output } from '../../../google/type/Date.js';

export interface RecordPaymentRequest {
  'requestId'?: (string);
  'customerId'?: (string);
  'amount'?: (_dunlin_common_v1_Money | null);
  'method'?: (_dunlin_payment_v1_Payment_Method);
  'valueDate'?: (_google_type_Date | null);
  'reference'?: (string);
  'proof'?: (string);
  'source'?: (string);
  'sourceId'?: (string);
  'invoiceNumbers'?: (string)[];
  'creditorId'?: (string);
}

export interface RecordPaymentRequest__Output {
  'requestId': (string);
  'customerId': (string);
  'amount': (_dunlin_common_v1_Money__Output | null);
  'method': (_dunlin_payment_v1_Payment_Method__Output);
  'valueDate': (_google_type_Date__Output | null);
  'reference': (string);
  'proof': (string);
  'source': (string);
  'sourceId': (string);
  'invoiceNumbers': (string)[];
  'creditorId': (string);
}
