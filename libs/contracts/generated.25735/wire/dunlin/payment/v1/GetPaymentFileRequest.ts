// Original file: /work/wt-people/protos/dunlin/payment/v1/payment_file_service.proto


export interface GetPaymentFileRequest {
  'fileId'?: (string);
}

export interface GetPaymentFileRequest__Output {
  'fileId': (string);
}
