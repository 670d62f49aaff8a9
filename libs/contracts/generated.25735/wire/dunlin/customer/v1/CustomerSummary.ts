// Original file: /work/wt-people/protos/dunlin/customer/v1/customer_service.proto

import type { _dunlin_customer_v1_Customer_Kind, _dunlin_customer_v1_Customer_Kind__Output } from '../../../dunlin/customer/v1/Customer.js';
import type { Contact as _dunlin_customer_v1_Contact, Contact__Output as _dunlin_customer_v1_Contact__Output } from '../../../dunlin/customer/v1/Contact.js';
import type { Flag as _dunlin_customer_v1_Flag, Flag__Output as _dunlin_customer_v1_Flag__Output } from '../../../dunlin/customer/v1/Flag.js';
import type { Channel as _dunlin_customer_v1_Channel, Channel__Output as _dunlin_customer_v1_Channel__Output } from '../../../dunlin/customer/v1/Channel.js';

export interface CustomerSummary {
  'customerId'?: (string);
  'reference'?: (string);
  'name'?: (string);
  'kind'?: (_dunlin_customer_v1_Customer_Kind);
  'class'?: (string);
  'primaryContacts'?: (_dunlin_customer_v1_Contact)[];
  'flags'?: (_dunlin_customer_v1_Flag)[];
  'optedOutChannels'?: (_dunlin_customer_v1_Channel)[];
}

export interface CustomerSummary__Output {
  'customerId': (string);
  'reference': (string);
  'name': (string);
  'kind': (_dunlin_customer_v1_Customer_Kind__Output);
  'class': (string);
  'primaryContacts': (_dunlin_customer_v1_Contact__Output)[];
  'flags': (_dunlin_customer_v1_Flag__Output)[];
  'optedOutChannels': (_dunlin_customer_v1_Channel__Output)[];
}
