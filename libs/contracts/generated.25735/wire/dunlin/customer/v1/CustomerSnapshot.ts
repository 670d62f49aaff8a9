// Original file: /work/wt-people/protos/dunlin/customer/v1/events.proto

import type { _dunlin_customer_v1_Customer_Kind, _dunlin_customer_v1_Customer_Kind__Output } from '../../../dunlin/customer/v1/Customer.js';
import type { Channel as _dunlin_customer_v1_Channel, Channel__Output as _dunlin_customer_v1_Channel__Output } from '../../../dunlin/customer/v1/Channel.js';
import type { Flag as _dunlin_customer_v1_Flag, Flag__Output as _dunlin_customer_v1_Flag__Output } from '../../../dunlin/customer/v1/Flag.js';

export interface CustomerSnapshot {
  'customerId'?: (string);
  'reference'?: (string);
  'kind'?: (_dunlin_customer_v1_Customer_Kind);
  'class'?: (string);
  'zone'?: (string);
  'locale'?: (string);
  'optedOutChannels'?: (_dunlin_customer_v1_Channel)[];
  'flags'?: (_dunlin_customer_v1_Flag)[];
  'deliverableChannels'?: (_dunlin_customer_v1_Channel)[];
}

export interface CustomerSnapshot__Output {
  'customerId': (string);
  'reference': (string);
  'kind': (_dunlin_customer_v1_Customer_Kind__Output);
  'class': (string);
  'zone': (string);
  'locale': (string);
  'optedOutChannels': (_dunlin_customer_v1_Channel__Output)[];
  'flags': (_dunlin_customer_v1_Flag__Output)[];
  'deliverableChannels': (_dunlin_customer_v1_Channel__Output)[];
}
