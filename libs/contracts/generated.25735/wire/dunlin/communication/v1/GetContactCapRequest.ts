// Original file: /work/wt-people/protos/dunlin/communication/v1/contact_law_service.proto

import type { Channel as _dunlin_customer_v1_Channel, Channel__Output as _dunlin_customer_v1_Channel__Output } from '../../../dunlin/customer/v1/Channel.js';

export interface GetContactCapRequest {
  'customerId'?: (string);
  'channel'?: (_dunlin_customer_v1_Channel);
}

export interface GetContactCapRequest__Output {
  'customerId': (string);
  'channel': (_dunlin_customer_v1_Channel__Output);
}
