// Original file: /work/wt-people/protos/dunlin/customer/v1/billing_contact_service.proto

import type { BillingContactAddress as _dunlin_customer_v1_BillingContactAddress, BillingContactAddress__Output as _dunlin_customer_v1_BillingContactAddress__Output } from '../../../dunlin/customer/v1/BillingContactAddress.js';
import type { Long } from '@grpc/proto-loader';

export interface ChangeBillingContactRequest {
  'requestId'?: (string);
  'billingContactId'?: (string);
  'name'?: (string);
  'role'?: (string);
  'locale'?: (string);
  'contacts'?: (_dunlin_customer_v1_BillingContactAddress)[];
  'setContacts'?: (boolean);
  'expectedVersion'?: (number | string | Long);
  '_name'?: "name";
  '_role'?: "role";
  '_locale'?: "locale";
}

export interface ChangeBillingContactRequest__Output {
  'requestId': (string);
  'billingContactId': (string);
  'name'?: (string);
  'role'?: (string);
  'locale'?: (string);
  'contacts': (_dunlin_customer_v1_BillingContactAddress__Output)[];
  'setContacts': (boolean);
  'expectedVersion': (string);
  '_name'?: "name";
  '_role'?: "role";
  '_locale'?: "locale";
}
