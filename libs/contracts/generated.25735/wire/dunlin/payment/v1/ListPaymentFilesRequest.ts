// Original file: /work/wt-people/protos/dunlin/payment/v1/payment_file_service.proto

import type { _dunlin_payment_v1_PaymentFile_State, _dunlin_payment_v1_PaymentFile_State__Output } from '../../../dunlin/payment/v1/PaymentFile.js';

export interface ListPaymentFilesRequest {
  'state'?: (_dunlin_payment_v1_PaymentFile_State);
  'pageSize'?: (number);
  'pageToken'?: (string);
}

export interface ListPaymentFilesRequest__Output {
  'state': (_dunlin_payment_v1_PaymentFile_State__Output);
  'pageSize': (number);
  'pageToken': (string);
}
