// Original file: /work/wt-people/protos/dunlin/workflow/v1/sequence.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.js';

export interface Sequence {
  'name'?: (string);
  'version'?: (number);
  'title'?: (string);
  'document'?: (string);
  'active'?: (boolean);
  'createTime'?: (_google_protobuf_Timestamp | null);
}

export interface Sequence__Output {
  'name': (string);
  'version': (number);
  'title': (string);
  'document': (string);
  'active': (boolean);
  'createTime': (_google_protobuf_Timestamp__Output | null);
}
