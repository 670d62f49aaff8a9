// Original file: /work/wt-people/protos/dunlin/customer/v1/billing_contact_service.proto

import type { BillingContact as _dunlin_customer_v1_BillingContact, BillingContact__Output as _dunlin_customer_v1_BillingContact__Output } from '../../../dunlin/customer/v1/BillingContact.js';

export interface ListBillingContactsResponse {
  'billingContacts'?: (_dunlin_customer_v1_BillingContact)[];
}

export interface ListBillingContactsResponse__Output {
  'billingContacts': (_dunlin_customer_v1_BillingContact__Output)[];
}
