// Original file: /work/wt-people/protos/dunlin/workflow/v1/case_service.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.js';

export interface PauseCaseRequest {
  'requestId'?: (string);
  'caseId'?: (string);
  'reason'?: (string);
  'untilTime'?: (_google_protobuf_Timestamp | null);
}

export interface PauseCaseRequest__Output {
  'requestId': (string);
  'caseId': (string);
  'reason': (string);
  'untilTime': (_google_protobuf_Timestamp__Output | null);
}
