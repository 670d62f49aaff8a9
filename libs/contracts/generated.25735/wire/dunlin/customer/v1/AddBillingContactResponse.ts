// Original file: /work/wt-people/protos/dunlin/customer/v1/billing_contact_service.proto

import type { BillingContact as _dunlin_customer_v1_BillingContact, BillingContact__Output as _dunlin_customer_v1_BillingContact__Output } from '../../../dunlin/customer/v1/BillingContact.js';

export interface AddBillingContactResponse {
  'billingContact'?: (_dunlin_customer_v1_BillingContact | null);
}

export interface AddBillingContactResponse__Output {
  'billingContact': (_dunlin_customer_v1_BillingContact__Output | null);
}
