// Original file: /work/wt-people/protos/dunlin/customer/v1/contact_service.proto


export interface BatchGetContactFactsRequest {
  'customerIds'?: (string)[];
}

export interface BatchGetContactFactsRequest__Output {
  'customerIds': (string)[];
}
