// Original file: /work/wt-people/protos/dunlin/common/v1/operations_service.proto

import type { Long } from '@grpc/proto-loader';

export interface RunDueResponse {
  'doneCount'?: (number | string | Long);
  'hasMore'?: (boolean);
}

export interface RunDueResponse__Output {
  'doneCount': (string);
  'hasMore': (boolean);
}
