// Original file: /work/wt-people/protos/dunlin/payment/v1/payment_file_service.proto


export interface FailPaymentFileRequest {
  'requestId'?: (string);
  'fileId'?: (string);
  'reason'?: (string);
}

export interface FailPaymentFileRequest__Output {
  'requestId': (string);
  'fileId': (string);
  'reason': (string);
}
