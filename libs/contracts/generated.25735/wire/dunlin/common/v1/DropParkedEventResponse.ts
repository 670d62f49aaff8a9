// Original file: /work/wt-people/protos/dunlin/common/v1/operations_service.proto

import type { Long } from '@grpc/proto-loader';

export interface DropParkedEventResponse {
  'leftCount'?: (number | string | Long);
}

export interface DropParkedEventResponse__Output {
  'leftCount': (string);
}
