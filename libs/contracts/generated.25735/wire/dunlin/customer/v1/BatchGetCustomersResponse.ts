// Original file: /work/wt-people/protos/dunlin/customer/v1/customer_service.proto

import type { CustomerSummary as _dunlin_customer_v1_CustomerSummary, CustomerSummary__Output as _dunlin_customer_v1_CustomerSummary__Output } from '../../../dunlin/customer/v1/CustomerSummary.js';

export interface BatchGetCustomersResponse {
  'customers'?: (_dunlin_customer_v1_CustomerSummary)[];
}

export interface BatchGetCustomersResponse__Output {
  'customers': (_dunlin_customer_v1_CustomerSummary__Output)[];
}
