// Original file: /work/wt-people/protos/dunlin/payment/v1/payment_service.proto


export interface CheckMoneyInFlightResponse {
  'invoiceIds'?: (string)[];
}

export interface CheckMoneyInFlightResponse__Output {
  'invoiceIds': (string)[];
}
