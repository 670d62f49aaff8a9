// Original file: /work/wt-people/protos/dunlin/customer/v1/customer_service.proto


export interface SearchCustomersRequest {
  'text'?: (string);
}

export interface SearchCustomersRequest__Output {
  'text': (string);
}
