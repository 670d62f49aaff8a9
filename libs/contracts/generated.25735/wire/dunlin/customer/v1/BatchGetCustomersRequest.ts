// Original file: /work/wt-people/protos/dunlin/customer/v1/customer_service.proto


export interface BatchGetCustomersRequest {
  'customerIds'?: (string)[];
}

export interface BatchGetCustomersRequest__Output {
  'customerIds': (string)[];
}
