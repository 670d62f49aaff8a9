// Original file: /work/wt-people/protos/dunlin/customer/v1/customer_service.proto

import type { CustomerRow as _dunlin_customer_v1_CustomerRow, CustomerRow__Output as _dunlin_customer_v1_CustomerRow__Output } from '../../../dunlin/customer/v1/CustomerRow.js';

export interface UpsertCustomersRequest {
  'requestId'?: (string);
  'source'?: (string);
  'rows'?: (_dunlin_customer_v1_CustomerRow)[];
}

export interface UpsertCustomersRequest__Output {
  'requestId': (string);
  'source': (string);
  'rows': (_dunlin_customer_v1_CustomerRow__Output)[];
}
