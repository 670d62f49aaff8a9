// Original file: /work/wt-people/protos/dunlin/payment/v1/payment_file_service.proto

import type { PaymentFile as _dunlin_payment_v1_PaymentFile, PaymentFile__Output as _dunlin_payment_v1_PaymentFile__Output } from '../../../dunlin/payment/v1/PaymentFile.js';

export interface ListPaymentFilesResponse {
  'files'?: (_dunlin_payment_v1_PaymentFile)[];
  'nextPageToken'?: (string);
}

export interface ListPaymentFilesResponse__Output {
  'files': (_dunlin_payment_v1_PaymentFile__Output)[];
  'nextPageToken': (string);
}
