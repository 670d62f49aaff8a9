// Original file: /work/wt-people/protos/dunlin/customer/v1/customer.proto


// Original file: /work/wt-people/protos/dunlin/customer/v1/customer.proto

export const _dunlin_customer_v1_PostalAddress_Kind = {
  KIND_UNSPECIFIED: 'KIND_UNSPECIFIED',
  KIND_BILLING: 'KIND_BILLING',
  KIND_SHIPPING: 'KIND_SHIPPING',
} as const;

export type _dunlin_customer_v1_PostalAddress_Kind =
  | 'KIND_UNSPECIFIED'
  | 0
  | 'KIND_BILLING'
  | 1
  | 'KIND_SHIPPING'
  | 2

export type _dunlin_customer_v1_PostalAddress_Kind__Output = typeof _dunlin_customer_v1_PostalAddress_Kind[keyof typeof _dunlin_customer_v1_PostalAddress_Kind]

export interface PostalAddress {
  'kind'?: (_dunlin_customer_v1_PostalAddress_Kind);
  'recipient'?: (string);
  'lines'?: (string)[];
  'city'?: (string);
  'postalCode'?: (string);
  'region'?: (string);
  'country'?: (string);
}

export interface PostalAddress__Output {
  'kind': (_dunlin_customer_v1_PostalAddress_Kind__Output);
  'recipient': (string);
  'lines': (string)[];
  'city': (string);
  'postalCode': (string);
  'region': (string);
  'country': (string);
}
