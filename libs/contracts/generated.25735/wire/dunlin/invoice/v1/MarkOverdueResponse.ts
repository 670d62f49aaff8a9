// Original file: /work/wt-people/protos/dunlin/invoice/v1/invoice_service.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.js';
import type { Long } from '@grpc/proto-loader';

export interface MarkOverdueResponse {
  'markedCount'?: (number | string | Long);
  'nextTime'?: (_google_protobuf_Timestamp | null);
}

export interface MarkOverdueResponse__Output {
  'markedCount': (string);
  'nextTime': (_google_protobuf_Timestamp__Output | null);
}
