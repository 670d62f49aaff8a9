// Original file: /work/wt-people/protos/dunlin/customer/v1/customer_service.proto

import type { Flag as _dunlin_customer_v1_Flag, Flag__Output as _dunlin_customer_v1_Flag__Output } from '../../../dunlin/customer/v1/Flag.js';
import type { Date as _google_type_Date, Date__Output as _google_type_Date__Output } from '../../../google/type/Date.js';

export interface RaiseFlagRequest {
  'requestId'?: (string);
  'customerId'?: (string);
  'flag'?: (_dunlin_customer_v1_Flag);
  'reason'?: (string);
  'sinceDate'?: (_google_type_Date | null);
  'untilDate'?: (_google_type_Date | null);
  'evidence'?: (string);
}

export interface RaiseFlagRequest__Output {
  'requestId': (string);
  'customerId': (string);
  'flag': (_dunlin_customer_v1_Flag__Output);
  'reason': (string);
  'sinceDate': (_google_type_Date__Output | null);
  'untilDate': (_google_type_Date__Output | null);
  'evidence': (string);
}
