// Original file: /work/wt-people/protos/dunlin/communication/v1/template_service.proto

import type { Channel as _dunlin_customer_v1_Channel, Channel__Output as _dunlin_customer_v1_Channel__Output } from '../../../dunlin/customer/v1/Channel.js';

export interface CheckTemplatesRequest {
  'names'?: (string)[];
  'channel'?: (_dunlin_customer_v1_Channel);
}

export interface CheckTemplatesRequest__Output {
  'names': (string)[];
  'channel': (_dunlin_customer_v1_Channel__Output);
}
