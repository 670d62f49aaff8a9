// Original file: /work/wt-people/protos/dunlin/customer/v1/billing_contact_service.proto

import type { BillingContactAddress as _dunlin_customer_v1_BillingContactAddress, BillingContactAddress__Output as _dunlin_customer_v1_BillingContactAddress__Output } from '../../../dunlin/customer/v1/BillingContactAddress.js';

export interface AddBillingContactRequest {
  'requestId'?: (string);
  'customerId'?: (string);
  'name'?: (string);
  'role'?: (string);
  'locale'?: (string);
  'contacts'?: (_dunlin_customer_v1_BillingContactAddress)[];
}

export interface AddBillingContactRequest__Output {
  'requestId': (string);
  'customerId': (string);
  'name': (string);
  'role': (string);
  'locale': (string);
  'contacts': (_dunlin_customer_v1_BillingContactAddress__Output)[];
}
