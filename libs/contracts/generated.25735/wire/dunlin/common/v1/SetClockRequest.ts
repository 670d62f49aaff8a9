// Original file: /work/wt-people/protos/dunlin/common/v1/operations_service.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.js';

export interface SetClockRequest {
  'requestId'?: (string);
  'nowTime'?: (_google_protobuf_Timestamp | null);
}

export interface SetClockRequest__Output {
  'requestId': (string);
  'nowTime': (_google_protobuf_Timestamp__Output | null);
}
