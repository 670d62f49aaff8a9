// Original file: /work/wt-people/protos/dunlin/payment/v1/payment_file.proto

import type { Long } from '@grpc/proto-loader';

export interface PaymentFileError {
  'fileId'?: (string);
  'line'?: (number | string | Long);
  'column'?: (string);
  'value'?: (string);
  'reason'?: (string);
  'message'?: (string);
}

export interface PaymentFileError__Output {
  'fileId': (string);
  'line': (string);
  'column': (string);
  'value': (string);
  'reason': (string);
  'message': (string);
}
