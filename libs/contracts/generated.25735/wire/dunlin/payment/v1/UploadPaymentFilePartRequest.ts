// Original file: /work/wt-people/protos/dunlin/payment/v1/payment_file_service.proto


export interface UploadPaymentFilePartRequest {
  'requestId'?: (string);
  'fileId'?: (string);
  'partNumber'?: (number);
  'content'?: (Buffer | Uint8Array | string);
}

export interface UploadPaymentFilePartRequest__Output {
  'requestId': (string);
  'fileId': (string);
  'partNumber': (number);
  'content': (Buffer);
}
