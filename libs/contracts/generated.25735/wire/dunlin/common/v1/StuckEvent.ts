// Original file: /work/wt-people/protos/dunlin/common/v1/operations_service.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.js';
import type { Long } from '@grpc/proto-loader';

export interface StuckEvent {
  'eventId'?: (string);
  'type'?: (string);
  'topic'?: (string);
  'partition'?: (number);
  'offset'?: (number | string | Long);
  'key'?: (string);
  'reason'?: (string);
  'attemptCount'?: (number);
  'heldTime'?: (_google_protobuf_Timestamp | null);
}

export interface StuckEvent__Output {
  'eventId': (string);
  'type': (string);
  'topic': (string);
  'partition': (number);
  'offset': (string);
  'key': (string);
  'reason': (string);
  'attemptCount': (number);
  'heldTime': (_google_protobuf_Timestamp__Output | null);
}
