// Original file: /work/wt-people/protos/dunlin/communication/v1/template.proto

import type { Channel as _dunlin_customer_v1_Channel, Channel__Output as _dunlin_customer_v1_Channel__Output } from '../../../dunlin/customer/v1/Channel.js';

export interface Template {
  'name'?: (string);
  'locale'?: (string);
  'version'?: (number);
  'channel'?: (_dunlin_customer_v1_Channel);
  'subject'?: (string);
  'html'?: (string);
  'text'?: (string);
}

export interface Template__Output {
  'name': (string);
  'locale': (string);
  'version': (number);
  'channel': (_dunlin_customer_v1_Channel__Output);
  'subject': (string);
  'html': (string);
  'text': (string);
}
