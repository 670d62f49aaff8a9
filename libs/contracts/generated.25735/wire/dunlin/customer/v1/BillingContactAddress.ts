// Original file: /work/wt-people/protos/dunlin/customer/v1/billing_contact.proto

import type { Channel as _dunlin_customer_v1_Channel, Channel__Output as _dunlin_customer_v1_Channel__Output } from '../../../dunlin/customer/v1/Channel.js';
import type { _dunlin_customer_v1_Contact_Validity, _dunlin_customer_v1_Contact_Validity__Output } from '../../../dunlin/customer/v1/Contact.js';

export interface BillingContactAddress {
  'channel'?: (_dunlin_customer_v1_Channel);
  'address'?: (string);
  'label'?: (string);
  'validity'?: (_dunlin_customer_v1_Contact_Validity);
  'validityReason'?: (string);
}

export interface BillingContactAddress__Output {
  'channel': (_dunlin_customer_v1_Channel__Output);
  'address': (string);
  'label': (string);
  'validity': (_dunlin_customer_v1_Contact_Validity__Output);
  'validityReason': (string);
}
