// Original file: /work/wt-people/protos/dunlin/customer/v1/customer_service.proto

import type { _dunlin_customer_v1_Customer_Kind, _dunlin_customer_v1_Customer_Kind__Output } from '../../../dunlin/customer/v1/Customer.js';

export interface CustomerRow {
  'reference'?: (string);
  'name'?: (string);
  'kind'?: (_dunlin_customer_v1_Customer_Kind);
  'class'?: (string);
  'zone'?: (string);
  'locale'?: (string);
  'email'?: (string);
  'phone'?: (string);
  '_name'?: "name";
  '_kind'?: "kind";
  '_class'?: "class";
  '_zone'?: "zone";
  '_locale'?: "locale";
  '_email'?: "email";
  '_phone'?: "phone";
}

export interface CustomerRow__Output {
  'reference': (string);
  'name'?: (string);
  'kind'?: (_dunlin_customer_v1_Customer_Kind__Output);
  'class'?: (string);
  'zone'?: (string);
  'locale'?: (string);
  'email'?: (string);
  'phone'?: (string);
  '_name'?: "name";
  '_kind'?: "kind";
  '_class'?: "class";
  '_zone'?: "zone";
  '_locale'?: "locale";
  '_email'?: "email";
  '_phone'?: "phone";
}
