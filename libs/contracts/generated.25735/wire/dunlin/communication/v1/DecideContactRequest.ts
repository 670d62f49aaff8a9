// Original file: /work/wt-people/protos/dunlin/communication/v1/contact_law_service.proto

import type { Channel as _dunlin_customer_v1_Channel, Channel__Output as _dunlin_customer_v1_Channel__Output } from '../../../dunlin/customer/v1/Channel.js';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.js';

export interface DecideContactRequest {
  'customerId'?: (string);
  'channel'?: (_dunlin_customer_v1_Channel);
  'plannedTime'?: (_google_protobuf_Timestamp | null);
}

export interface DecideContactRequest__Output {
  'customerId': (string);
  'channel': (_dunlin_customer_v1_Channel__Output);
  'plannedTime': (_google_protobuf_Timestamp__Output | null);
}
