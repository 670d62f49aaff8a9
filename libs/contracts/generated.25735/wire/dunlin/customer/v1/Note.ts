// Original file: /work/wt-people/protos/dunlin/customer/v1/work.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.js';

export interface Note {
  'noteId'?: (string);
  'customerId'?: (string);
  'text'?: (string);
  'author'?: (string);
  'createTime'?: (_google_protobuf_Timestamp | null);
}

export interface Note__Output {
  'noteId': (string);
  'customerId': (string);
  'text': (string);
  'author': (string);
  'createTime': (_google_protobuf_Timestamp__Output | null);
}
