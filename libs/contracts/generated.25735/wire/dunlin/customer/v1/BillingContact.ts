// Original file: /work/wt-people/protos/dunlin/customer/v1/billing_contact.proto

import type { Contact as _dunlin_customer_v1_Contact, Contact__Output as _dunlin_customer_v1_Contact__Output } from '../../../dunlin/customer/v1/Contact.js';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.js';
import type { Long } from '@grpc/proto-loader';

export interface BillingContact {
  'billingContactId'?: (string);
  'customerId'?: (string);
  'name'?: (string);
  'role'?: (string);
  'locale'?: (string);
  'contacts'?: (_dunlin_customer_v1_Contact)[];
  'version'?: (number | string | Long);
  'createTime'?: (_google_protobuf_Timestamp | null);
}

export interface BillingContact__Output {
  'billingContactId': (string);
  'customerId': (string);
  'name': (string);
  'role': (string);
  'locale': (string);
  'contacts': (_dunlin_customer_v1_Contact__Output)[];
  'version': (string);
  'createTime': (_google_protobuf_Timestamp__Output | null);
}
