// Original file: /work/wt-people/protos/dunlin/workflow/v1/clock_service.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.js';

export interface AdvanceClockRequest {
  'requestId'?: (string);
  'targetTime'?: (_google_protobuf_Timestamp | null);
}

export interface AdvanceClockRequest__Output {
  'requestId': (string);
  'targetTime': (_google_protobuf_Timestamp__Output | null);
}
