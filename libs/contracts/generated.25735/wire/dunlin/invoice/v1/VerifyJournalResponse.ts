// Original file: /work/wt-people/protos/dunlin/invoice/v1/journal_service.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.js';
import type { Long } from '@grpc/proto-loader';

export interface VerifyJournalResponse {
  'balanced'?: (boolean);
  'entryCount'?: (number | string | Long);
  'lineCount'?: (number | string | Long);
  'violations'?: (string)[];
  'nextPageToken'?: (string);
  'sinceTime'?: (_google_protobuf_Timestamp | null);
  'provedTime'?: (_google_protobuf_Timestamp | null);
}

export interface VerifyJournalResponse__Output {
  'balanced': (boolean);
  'entryCount': (string);
  'lineCount': (string);
  'violations': (string)[];
  'nextPageToken': (string);
  'sinceTime': (_google_protobuf_Timestamp__Output | null);
  'provedTime': (_google_protobuf_Timestamp__Output | null);
}
