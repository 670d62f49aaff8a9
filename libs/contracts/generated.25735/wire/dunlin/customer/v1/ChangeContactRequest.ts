// Original file: /work/wt-people/protos/dunlin/customer/v1/contact_service.proto

import type { Channel as _dunlin_customer_v1_Channel, Channel__Output as _dunlin_customer_v1_Channel__Output } from '../../../dunlin/customer/v1/Channel.js';

export interface ChangeContactRequest {
  'requestId'?: (string);
  'customerId'?: (string);
  'channel'?: (_dunlin_customer_v1_Channel);
  'address'?: (string);
}

export interface ChangeContactRequest__Output {
  'requestId': (string);
  'customerId': (string);
  'channel': (_dunlin_customer_v1_Channel__Output);
  'address': (string);
}
