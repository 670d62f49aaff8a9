// Original file: /work/wt-people/protos/dunlin/communication/v1/contact_law.proto

import type { Channel as _dunlin_customer_v1_Channel, Channel__Output as _dunlin_customer_v1_Channel__Output } from '../../../dunlin/customer/v1/Channel.js';

export interface ContactCap {
  'customerId'?: (string);
  'channel'?: (_dunlin_customer_v1_Channel);
  'maxPerDay'?: (number);
  'maxPerSevenDays'?: (number);
}

export interface ContactCap__Output {
  'customerId': (string);
  'channel': (_dunlin_customer_v1_Channel__Output);
  'maxPerDay': (number);
  'maxPerSevenDays': (number);
}
