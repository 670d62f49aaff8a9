// Original file: /work/wt-people/protos/dunlin/invoice/v1/invoice_service.proto

import type { Money as _dunlin_common_v1_Money, Money__Output as _dunlin_common_v1_Money__Output } from '../../../dunlin/common/v1/Money.js';
import type { Date as _google_type_Date, Date__Output as _google_type_Date__Output } from '../../../google/type/Date.js';

export interface CreateInvoiceRequest {
  'requestId'?: (string);
  'customerId'?: (string);
  'number'?: (string);
  'amount'?: (_dunlin_common_v1_Money | null);
  'issueDate'?: (_google_type_Date | null);
  'dueDate'?: (_google_type_Date | null);
  'creditorId'?: (string);
}

export interface CreateInvoiceRequest__Output {
  'requestId': (string);
  'customerId': (string);
  'number': (string);
  'amount': (_dunlin_common_v1_Money__Output | null);
  'issueDate': (_google_type_Date__Output | null);
  'dueDate': (_google_type_Date__Output | null);
  'creditorId': (string);
}
