// Original file: /work/wt-people/protos/dunlin/payment/v1/payment_file_service.proto


export interface TakeNextPaymentFileChunkRequest {
  'requestId'?: (string);
  'fileId'?: (string);
}

export interface TakeNextPaymentFileChunkRequest__Output {
  'requestId': (string);
  'fileId': (string);
}
