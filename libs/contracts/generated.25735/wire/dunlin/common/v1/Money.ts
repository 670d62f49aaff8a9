// Original file: /work/wt-people/protos/dunlin/common/v1/common.proto

import type { Long } from '@grpc/proto-loader';

export interface Money {
  'currencyCode'?: (string);
  'minorUnits'?: (number | string | Long);
}

export interface Money__Output {
  'currencyCode': (string);
  'minorUnits': (string);
}
