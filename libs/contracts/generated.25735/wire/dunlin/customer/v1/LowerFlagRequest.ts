// Original file: /work/wt-people/protos/dunlin/customer/v1/customer_service.proto

import type { Flag as _dunlin_customer_v1_Flag, Flag__Output as _dunlin_customer_v1_Flag__Output } from '../../../dunlin/customer/v1/Flag.js';

export interface LowerFlagRequest {
  'requestId'?: (string);
  'customerId'?: (string);
  'flag'?: (_dunlin_customer_v1_Flag);
  'reason'?: (string);
}

export interface LowerFlagRequest__Output {
  'requestId': (string);
  'customerId': (string);
  'flag': (_dunlin_customer_v1_Flag__Output);
  'reason': (string);
}
