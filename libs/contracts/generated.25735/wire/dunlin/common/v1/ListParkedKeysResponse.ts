// Original file: /work/wt-people/protos/dunlin/common/v1/operations_service.proto

import type { ParkedKey as _dunlin_common_v1_ParkedKey, ParkedKey__Output as _dunlin_common_v1_ParkedKey__Output } from '../../../dunlin/common/v1/ParkedKey.js';

export interface ListParkedKeysResponse {
  'parkedKeys'?: (_dunlin_common_v1_ParkedKey)[];
  'nextPageToken'?: (string);
}

export interface ListParkedKeysResponse__Output {
  'parkedKeys': (_dunlin_common_v1_ParkedKey__Output)[];
  'nextPageToken': (string);
}
