// Original file: /work/wt-people/protos/dunlin/invoice/v1/import.proto

import type { Long } from '@grpc/proto-loader';

export interface RowError {
  'row'?: (number | string | Long);
  'column'?: (string);
  'value'?: (string);
  'reason'?: (string);
  'message'?: (string);
}

export interface RowError__Output {
  'row': (string);
  'column': (string);
  'value': (string);
  'reason': (string);
  'message': (string);
}
