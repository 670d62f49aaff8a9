// Original file: /work/wt-people/protos/dunlin/customer/v1/customer_service.proto


export interface GetCustomerRequest {
  'customerId'?: (string);
  'reference'?: (string);
}

export interface GetCustomerRequest__Output {
  'customerId': (string);
  'reference': (string);
}
