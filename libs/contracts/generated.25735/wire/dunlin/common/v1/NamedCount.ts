// Original file: /work/wt-people/protos/dunlin/common/v1/common.proto

import type { Long } from '@grpc/proto-loader';

export interface NamedCount {
  'name'?: (string);
  'count'?: (number | string | Long);
}

export interface NamedCount__Output {
  'name': (string);
  'count': (string);
}
