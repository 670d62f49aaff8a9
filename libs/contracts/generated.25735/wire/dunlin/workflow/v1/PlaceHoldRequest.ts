// Original file: /work/wt-people/protos/dunlin/workflow/v1/hold_service.proto

import type { _dunlin_workflow_v1_Hold_Scope, _dunlin_workflow_v1_Hold_Scope__Output } from '../../../dunlin/workflow/v1/Hold.js';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.js';

export interface PlaceHoldRequest {
  'requestId'?: (string);
  'scope'?: (_dunlin_workflow_v1_Hold_Scope);
  'subjectId'?: (string);
  'customerId'?: (string);
  'reason'?: (string);
  'untilTime'?: (_google_protobuf_Timestamp | null);
}

export interface PlaceHoldRequest__Output {
  'requestId': (string);
  'scope': (_dunlin_workflow_v1_Hold_Scope__Output);
  'subjectId': (string);
  'customerId': (string);
  'reason': (string);
  'untilTime': (_google_protobuf_Timestamp__Output | null);
}
