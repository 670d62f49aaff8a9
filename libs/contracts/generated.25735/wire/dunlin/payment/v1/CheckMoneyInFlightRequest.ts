// Original file: /work/wt-people/protos/dunlin/payment/v1/payment_service.proto


export interface CheckMoneyInFlightRequest {
  'invoiceIds'?: (string)[];
  'customerId'?: (string);
}

export interface CheckMoneyInFlightRequest__Output {
  'invoiceIds': (string)[];
  'customerId': (string);
}
