// Original file: /work/wt-people/protos/dunlin/payment/v1/payment_file_service.proto


export interface UploadPaymentFilePartResponse {
  'partCount'?: (number);
}

export interface UploadPaymentFilePartResponse__Output {
  'partCount': (number);
}
