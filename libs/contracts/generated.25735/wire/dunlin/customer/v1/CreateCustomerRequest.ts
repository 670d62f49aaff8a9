// Original file: /work/wt-people/protos/dunlin/customer/v1/customer_service.proto

import type { _dunlin_customer_v1_Customer_Kind, _dunlin_customer_v1_Customer_Kind__Output } from '../../../dunlin/customer/v1/Customer.js';

export interface CreateCustomerRequest {
  'requestId'?: (string);
  'reference'?: (string);
  'name'?: (string);
  'kind'?: (_dunlin_customer_v1_Customer_Kind);
  'class'?: (string);
  'zone'?: (string);
  'candidateZones'?: (string)[];
  'locale'?: (string);
  'email'?: (string);
  'phone'?: (string);
}

export interface CreateCustomerRequest__Output {
  'requestId': (string);
  'reference': (string);
  'name': (string);
  'kind': (_dunlin_customer_v1_Customer_Kind__Output);
  'class': (string);
  'zone': (string);
  'candidateZones': (string)[];
  'locale': (string);
  'email': (string);
  'phone': (string);
}
