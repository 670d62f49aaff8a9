// Original file: /work/wt-people/protos/dunlin/payment/v1/payment_file_events.proto

import type { Cause as _dunlin_common_v1_Cause, Cause__Output as _dunlin_common_v1_Cause__Output } from '../../../dunlin/common/v1/Cause.js';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.js';

export interface PaymentFileRegistered {
  'cause'?: (_dunlin_common_v1_Cause | null);
  'fileId'?: (string);
  'arrivalTime'?: (_google_protobuf_Timestamp | null);
}

export interface PaymentFileRegistered__Output {
  'cause': (_dunlin_common_v1_Cause__Output | null);
  'fileId': (string);
  'arrivalTime': (_google_protobuf_Timestamp__Output | null);
}
