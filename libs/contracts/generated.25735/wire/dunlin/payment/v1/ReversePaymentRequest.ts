// Original file: /work/wt-people/protos/dunlin/payment/v1/payment_service.proto


export interface ReversePaymentRequest {
  'requestId'?: (string);
  'paymentId'?: (string);
  'reason'?: (string);
}

export interface ReversePaymentRequest__Output {
  'requestId': (string);
  'paymentId': (string);
  'reason': (string);
}
