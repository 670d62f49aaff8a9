// Original file: /work/wt-people/protos/dunlin/workflow/v1/case.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.js';

export interface StepPlanned {
  'stepId'?: (string);
  'fireTime'?: (_google_protobuf_Timestamp | null);
}

export interface StepPlanned__Output {
  'stepId': (string);
  'fireTime': (_google_protobuf_Timestamp__Output | null);
}
