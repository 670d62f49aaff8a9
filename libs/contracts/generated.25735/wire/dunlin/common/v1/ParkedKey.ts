// Original file: /work/wt-people/protos/dunlin/common/v1/operations_service.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.js';
import type { Long } from '@grpc/proto-loader';

export interface ParkedKey {
  'group'?: (string);
  'topic'?: (string);
  'key'?: (string);
  'eventCount'?: (number | string | Long);
  'error'?: (string);
  'parkedTime'?: (_google_protobuf_Timestamp | null);
}

export interface ParkedKey__Output {
  'group': (string);
  'topic': (string);
  'key': (string);
  'eventCount': (string);
  'error': (string);
  'parkedTime': (_google_protobuf_Timestamp__Output | null);
}
