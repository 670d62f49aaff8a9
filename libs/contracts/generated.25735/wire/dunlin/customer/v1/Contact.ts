// Original file: /work/wt-people/protos/dunlin/customer/v1/customer.proto

import type { Channel as _dunlin_customer_v1_Channel, Channel__Output as _dunlin_customer_v1_Channel__Output } from '../../../dunlin/customer/v1/Channel.js';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.js';

// Original file: /work/wt-people/protos/dunlin/customer/v1/customer.proto

export const _dunlin_customer_v1_Contact_Source = {
  SOURCE_UNSPECIFIED: 'SOURCE_UNSPECIFIED',
  SOURCE_FILE: 'SOURCE_FILE',
  SOURCE_PERSON: 'SOURCE_PERSON',
} as const;

export type _dunlin_customer_v1_Contact_Source =
  | 'SOURCE_UNSPECIFIED'
  | 0
  | 'SOURCE_FILE'
  | 1
  | 'SOURCE_PERSON'
  | 2

export type _dunlin_customer_v1_Contact_Source__Output = typeof _dunlin_customer_v1_Contact_Source[keyof typeof _dunlin_customer_v1_Contact_Source]

// Original file: /work/wt-people/protos/dunlin/customer/v1/customer.proto

export const _dunlin_customer_v1_Contact_Validity = {
  VALIDITY_UNSPECIFIED: 'VALIDITY_UNSPECIFIED',
  VALIDITY_UNVERIFIED: 'VALIDITY_UNVERIFIED',
  VALIDITY_VALID: 'VALIDITY_VALID',
  VALIDITY_INVALID: 'VALIDITY_INVALID',
} as const;

export type _dunlin_customer_v1_Contact_Validity =
  | 'VALIDITY_UNSPECIFIED'
  | 0
  | 'VALIDITY_UNVERIFIED'
  | 1
  | 'VALIDITY_VALID'
  | 2
  | 'VALIDITY_INVALID'
  | 3

export type _dunlin_customer_v1_Contact_Validity__Output = typeof _dunlin_customer_v1_Contact_Validity[keyof typeof _dunlin_customer_v1_Contact_Validity]

export interface Contact {
  'contactId'?: (string);
  'channel'?: (_dunlin_customer_v1_Channel);
  'address'?: (string);
  'validity'?: (_dunlin_customer_v1_Contact_Validity);
  'validityReason'?: (string);
  'isPrimary'?: (boolean);
  'label'?: (string);
  'source'?: (_dunlin_customer_v1_Contact_Source);
  'validityActor'?: (string);
  'validityTime'?: (_google_protobuf_Timestamp | null);
}

export interface Contact__Output {
  'contactId': (string);
  'channel': (_dunlin_customer_v1_Channel__Output);
  'address': (string);
  'validity': (_dunlin_customer_v1_Contact_Validity__Output);
  'validityReason': (string);
  'isPrimary': (boolean);
  'label': (string);
  'source': (_dunlin_customer_v1_Contact_Source__Output);
  'validityActor': (string);
  'validityTime': (_google_protobuf_Timestamp__Output | null);
}
