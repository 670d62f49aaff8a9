// Original file: /work/wt-people/protos/dunlin/workflow/v1/sequence_service.proto

import type { Long } from '@grpc/proto-loader';

export interface StepPreview {
  'stepId'?: (string);
  'kind'?: (string);
  'nowCount'?: (number | string | Long);
  'askedCount'?: (number | string | Long);
  'laterCount'?: (number | string | Long);
  'skippedCount'?: (number | string | Long);
}

export interface StepPreview__Output {
  'stepId': (string);
  'kind': (string);
  'nowCount': (string);
  'askedCount': (string);
  'laterCount': (string);
  'skippedCount': (string);
}
