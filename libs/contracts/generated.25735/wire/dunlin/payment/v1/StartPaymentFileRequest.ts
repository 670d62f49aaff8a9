// Original file: /work/wt-people/protos/dunlin/payment/v1/payment_file_service.proto


export interface StartPaymentFileRequest {
  'requestId'?: (string);
  'fileId'?: (string);
}

export interface StartPaymentFileRequest__Output {
  'requestId': (string);
  'fileId': (string);
}
