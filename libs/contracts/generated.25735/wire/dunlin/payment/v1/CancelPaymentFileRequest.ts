// Original file: /work/wt-people/protos/dunlin/payment/v1/payment_file_service.proto


export interface CancelPaymentFileRequest {
  'requestId'?: (string);
  'fileId'?: (string);
  'reason'?: (string);
}

export interface CancelPaymentFileRequest__Output {
  'requestId': (string);
  'fileId': (string);
  'reason': (string);
}
