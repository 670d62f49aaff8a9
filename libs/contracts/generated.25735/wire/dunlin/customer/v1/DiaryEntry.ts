// Original file: /work/wt-people/protos/dunlin/customer/v1/diary.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.js';

export interface DiaryEntry {
  'entryId'?: (string);
  'customerId'?: (string);
  'occurTime'?: (_google_protobuf_Timestamp | null);
  'event'?: (string);
  'actor'?: (string);
  'reason'?: (string);
  'invoiceId'?: (string);
  'invoiceNumber'?: (string);
  'text'?: (string);
  'caseId'?: (string);
}

export interface DiaryEntry__Output {
  'entryId': (string);
  'customerId': (string);
  'occurTime': (_google_protobuf_Timestamp__Output | null);
  'event': (string);
  'actor': (string);
  'reason': (string);
  'invoiceId': (string);
  'invoiceNumber': (string);
  'text': (string);
  'caseId': (string);
}
