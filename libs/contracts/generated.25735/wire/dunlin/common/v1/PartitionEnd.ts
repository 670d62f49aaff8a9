// Original file: /work/wt-people/protos/dunlin/common/v1/operations_service.proto

import type { Long } from '@grpc/proto-loader';

export interface PartitionEnd {
  'topic'?: (string);
  'partition'?: (number);
  'firstOffset'?: (number | string | Long);
  'nextOffset'?: (number | string | Long);
}

export interface PartitionEnd__Output {
  'topic': (string);
  'partition': (number);
  'firstOffset': (string);
  'nextOffset': (string);
}
