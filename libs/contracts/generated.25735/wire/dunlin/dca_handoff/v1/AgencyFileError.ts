// Original file: /work/wt-people/protos/dunlin/dca_handoff/v1/agency_file_service.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.js';

export interface AgencyFileError {
  'agency'?: (string);
  'fileName'?: (string);
  'line'?: (number);
  'reason'?: (string);
  'content'?: (string);
  'readTime'?: (_google_protobuf_Timestamp | null);
}

export interface AgencyFileError__Output {
  'agency': (string);
  'fileName': (string);
  'line': (number);
  'reason': (string);
  'content': (string);
  'readTime': (_google_protobuf_Timestamp__Output | null);
}
