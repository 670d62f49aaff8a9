// Original file: /work/wt-people/protos/dunlin/invoice/v1/import_events.proto

import type { Cause as _dunlin_common_v1_Cause, Cause__Output as _dunlin_common_v1_Cause__Output } from '../../../dunlin/common/v1/Cause.js';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.js';

export interface ImportRegistered {
  'cause'?: (_dunlin_common_v1_Cause | null);
  'importId'?: (string);
  'arrivalTime'?: (_google_protobuf_Timestamp | null);
}

export interface ImportRegistered__Output {
  'cause': (_dunlin_common_v1_Cause__Output | null);
  'importId': (string);
  'arrivalTime': (_google_protobuf_Timestamp__Output | null);
}
