// Original file: /work/wt-people/protos/dunlin/common/v1/operations_service.proto

import type { ClockMode as _dunlin_common_v1_ClockMode, ClockMode__Output as _dunlin_common_v1_ClockMode__Output } from '../../../dunlin/common/v1/ClockMode.js';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.js';

export interface GetClockResponse {
  'mode'?: (_dunlin_common_v1_ClockMode);
  'nowTime'?: (_google_protobuf_Timestamp | null);
}

export interface GetClockResponse__Output {
  'mode': (_dunlin_common_v1_ClockMode__Output);
  'nowTime': (_google_protobuf_Timestamp__Output | null);
}
