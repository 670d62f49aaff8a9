// Original file: /work/wt-people/protos/dunlin/common/v1/operations_service.proto

import type { Long } from '@grpc/proto-loader';

export interface ReplayParkedKeyResponse {
  'replayedCount'?: (number | string | Long);
  'leftCount'?: (number | string | Long);
  'error'?: (string);
}

export interface ReplayParkedKeyResponse__Output {
  'replayedCount': (string);
  'leftCount': (string);
  'error': (string);
}
