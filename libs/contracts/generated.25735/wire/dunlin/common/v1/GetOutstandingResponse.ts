// Original file: /work/wt-people/protos/dunlin/common/v1/operations_service.proto

import type { NamedCount as _dunlin_common_v1_NamedCount, NamedCount__Output as _dunlin_common_v1_NamedCount__Output } from '../../../dunlin/common/v1/NamedCount.js';
import type { DueItem as _dunlin_common_v1_DueItem, DueItem__Output as _dunlin_common_v1_DueItem__Output } from '../../../dunlin/common/v1/DueItem.js';
import type { PartitionEnd as _dunlin_common_v1_PartitionEnd, PartitionEnd__Output as _dunlin_common_v1_PartitionEnd__Output } from '../../../dunlin/common/v1/PartitionEnd.js';

export interface GetOutstandingResponse {
  'outstanding'?: (_dunlin_common_v1_NamedCount)[];
  'totals'?: (_dunlin_common_v1_NamedCount)[];
  'parked'?: (_dunlin_common_v1_NamedCount)[];
  'due'?: (_dunlin_common_v1_DueItem)[];
  'ends'?: (_dunlin_common_v1_PartitionEnd)[];
}

export interface GetOutstandingResponse__Output {
  'outstanding': (_dunlin_common_v1_NamedCount__Output)[];
  'totals': (_dunlin_common_v1_NamedCount__Output)[];
  'parked': (_dunlin_common_v1_NamedCount__Output)[];
  'due': (_dunlin_common_v1_DueItem__Output)[];
  'ends': (_dunlin_common_v1_PartitionEnd__Output)[];
}
