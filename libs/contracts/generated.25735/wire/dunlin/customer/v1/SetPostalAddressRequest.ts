// Original file: /work/wt-people/protos/dunlin/customer/v1/customer_service.proto

import type { PostalAddress as _dunlin_customer_v1_PostalAddress, PostalAddress__Output as _dunlin_customer_v1_PostalAddress__Output } from '../../../dunlin/customer/v1/PostalAddress.js';

export interface SetPostalAddressRequest {
  'requestId'?: (string);
  'customerId'?: (string);
  'address'?: (_dunlin_customer_v1_PostalAddress | null);
}

export interface SetPostalAddressRequest__Output {
  'requestId': (string);
  'customerId': (string);
  'address': (_dunlin_customer_v1_PostalAddress__Output | null);
}
