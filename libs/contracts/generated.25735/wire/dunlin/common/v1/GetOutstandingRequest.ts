// Original file: /work/wt-people/protos/dunlin/common/v1/operations_service.proto

import type { PartitionEnd as _dunlin_common_v1_PartitionEnd, PartitionEnd__Output as _dunlin_common_v1_PartitionEnd__Output } from '../../../dunlin/common/v1/PartitionEnd.js';

export interface GetOutstandingRequest {
  'withLag'?: (boolean);
  'withEnds'?: (boolean);
  'ends'?: (_dunlin_common_v1_PartitionEnd)[];
  'onlyDue'?: (boolean);
}

export interface GetOutstandingRequest__Output {
  'withLag': (boolean);
  'withEnds': (boolean);
  'ends': (_dunlin_common_v1_PartitionEnd__Output)[];
  'onlyDue': (boolean);
}
