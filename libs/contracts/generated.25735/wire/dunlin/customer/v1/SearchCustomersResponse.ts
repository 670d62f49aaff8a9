// Original file: /work/wt-people/protos/dunlin/customer/v1/customer_service.proto


export interface SearchCustomersResponse {
  'customerIds'?: (string)[];
  'tooBroad'?: (boolean);
  'count'?: (number);
  'countExact'?: (boolean);
  'byTypos'?: (boolean);
}

export interface SearchCustomersResponse__Output {
  'customerIds': (string)[];
  'tooBroad': (boolean);
  'count': (number);
  'countExact': (boolean);
  'byTypos': (boolean);
}
