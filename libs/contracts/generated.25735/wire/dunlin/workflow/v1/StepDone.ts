// Original file: /work/wt-people/protos/dunlin/workflow/v1/case.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.js';

export interface StepDone {
  'stepId'?: (string);
  'outcome'?: (string);
  'because'?: (string);
  'dueTime'?: (_google_protobuf_Timestamp | null);
  'doneTime'?: (_google_protobuf_Timestamp | null);
}

export interface StepDone__Output {
  'stepId': (string);
  'outcome': (string);
  'because': (string);
  'dueTime': (_google_protobuf_Timestamp__Output | null);
  'doneTime': (_google_protobuf_Timestamp__Output | null);
}
