// Original file: /work/wt-people/protos/dunlin/customer/v1/customer_service.proto

import type { _dunlin_customer_v1_Customer_Kind, _dunlin_customer_v1_Customer_Kind__Output } from '../../../dunlin/customer/v1/Customer.js';
import type { _dunlin_customer_v1_Customer_DebtType, _dunlin_customer_v1_Customer_DebtType__Output } from '../../../dunlin/customer/v1/Customer.js';
import type { _dunlin_customer_v1_Customer_Role, _dunlin_customer_v1_Customer_Role__Output } from '../../../dunlin/customer/v1/Customer.js';
import type { Long } from '@grpc/proto-loader';

export interface ChangeCustomerRequest {
  'requestId'?: (string);
  'customerId'?: (string);
  'name'?: (string);
  'kind'?: (_dunlin_customer_v1_Customer_Kind);
  'class'?: (string);
  'zone'?: (string);
  'candidateZones'?: (string)[];
  'locale'?: (string);
  'expectedVersion'?: (number | string | Long);
  'debtType'?: (_dunlin_customer_v1_Customer_DebtType);
  'jurisdiction'?: (string);
  'role'?: (_dunlin_customer_v1_Customer_Role);
  '_name'?: "name";
  '_kind'?: "kind";
  '_class'?: "class";
  '_zone'?: "zone";
  '_locale'?: "locale";
  '_debtType'?: "debtType";
  '_jurisdiction'?: "jurisdiction";
  '_role'?: "role";
}

export interface ChangeCustomerRequest__Output {
  'requestId': (string);
  'customerId': (string);
  'name'?: (string);
  'kind'?: (_dunlin_customer_v1_Customer_Kind__Output);
  'class'?: (string);
  'zone'?: (string);
  'candidateZones': (string)[];
  'locale'?: (string);
  'expectedVersion': (string);
  'debtType'?: (_dunlin_customer_v1_Customer_DebtType__Output);
  'jurisdiction'?: (string);
  'role'?: (_dunlin_customer_v1_Customer_Role__Output);
  '_name'?: "name";
  '_kind'?: "kind";
  '_class'?: "class";
  '_zone'?: "zone";
  '_locale'?: "locale";
  '_debtType'?: "debtType";
  '_jurisdiction'?: "jurisdiction";
  '_role'?: "role";
}
