// Original file: /work/wt-people/protos/dunlin/customer/v1/customer_service.proto

import type { Customer as _dunlin_customer_v1_Customer, Customer__Output as _dunlin_customer_v1_Customer__Output } from '../../../dunlin/customer/v1/Customer.js';

export interface RaiseFlagResponse {
  'customer'?: (_dunlin_customer_v1_Customer | null);
}

export interface RaiseFlagResponse__Output {
  'customer': (_dunlin_customer_v1_Customer__Output | null);
}
