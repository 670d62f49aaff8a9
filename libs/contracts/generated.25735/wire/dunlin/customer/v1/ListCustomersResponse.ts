// Original file: /work/wt-people/protos/dunlin/customer/v1/customer_service.proto

import type { Customer as _dunlin_customer_v1_Customer, Customer__Output as _dunlin_customer_v1_Customer__Output } from '../../../dunlin/customer/v1/Customer.js';

export interface ListCustomersResponse {
  'customers'?: (_dunlin_customer_v1_Customer)[];
  'nextPageToken'?: (string);
}

export interface ListCustomersResponse__Output {
  'customers': (_dunlin_customer_v1_Customer__Output)[];
  'nextPageToken': (string);
}
