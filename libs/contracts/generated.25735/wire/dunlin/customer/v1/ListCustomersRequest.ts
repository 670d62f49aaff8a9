// Original file: /work/wt-people/protos/dunlin/customer/v1/customer_service.proto


export interface ListCustomersRequest {
  'name'?: (string);
  'reference'?: (string);
  'phone'?: (string);
  'email'?: (string);
  'pageSize'?: (number);
  'pageToken'?: (string);
  'text'?: (string);
}

export interface ListCustomersRequest__Output {
  'name': (string);
  'reference': (string);
  'phone': (string);
  'email': (string);
  'pageSize': (number);
  'pageToken': (string);
  'text': (string);
}
