// Original file: /work/wt-people/protos/dunlin/payment/v1/payment_service.proto


export interface GetPaymentRequest {
  'paymentId'?: (string);
}

export interface GetPaymentRequest__Output {
  'paymentId': (string);
}
