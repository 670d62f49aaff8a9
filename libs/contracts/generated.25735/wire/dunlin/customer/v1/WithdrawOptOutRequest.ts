// Original file: /work/wt-people/protos/dunlin/customer/v1/contact_service.proto

import type { Channel as _dunlin_customer_v1_Channel, Channel__Output as _dunlin_customer_v1_Channel__Output } from '../../../dunlin/customer/v1/Channel.js';

export interface WithdrawOptOutRequest {
  'requestId'?: (string);
  'customerId'?: (string);
  'channel'?: (_dunlin_customer_v1_Channel);
  'reason'?: (string);
}

export interface WithdrawOptOutRequest__Output {
  'requestId': (string);
  'customerId': (string);
  'channel': (_dunlin_customer_v1_Channel__Output);
  'reason': (string);
}
