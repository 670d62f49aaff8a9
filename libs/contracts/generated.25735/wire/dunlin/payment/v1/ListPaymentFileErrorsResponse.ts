// Original file: /work/wt-people/protos/dunlin/payment/v1/payment_file_service.proto

import type { PaymentFileError as _dunlin_payment_v1_PaymentFileError, PaymentFileError__Output as _dunlin_payment_v1_PaymentFileError__Output } from '../../../dunlin/payment/v1/PaymentFileError.js';

export interface ListPaymentFileErrorsResponse {
  'lines'?: (_dunlin_payment_v1_PaymentFileError)[];
  'nextPageToken'?: (string);
}

export interface ListPaymentFileErrorsResponse__Output {
  'lines': (_dunlin_payment_v1_PaymentFileError__Output)[];
  'nextPageToken': (string);
}
