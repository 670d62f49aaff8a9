// Original file: /work/wt-people/protos/dunlin/customer/v1/customer.proto

import type { Contact as _dunlin_customer_v1_Contact, Contact__Output as _dunlin_customer_v1_Contact__Output } from '../../../dunlin/customer/v1/Contact.js';
import type { Channel as _dunlin_customer_v1_Channel, Channel__Output as _dunlin_customer_v1_Channel__Output } from '../../../dunlin/customer/v1/Channel.js';
import type { Flag as _dunlin_customer_v1_Flag, Flag__Output as _dunlin_customer_v1_Flag__Output } from '../../../dunlin/customer/v1/Flag.js';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.js';
import type { RaisedFlag as _dunlin_customer_v1_RaisedFlag, RaisedFlag__Output as _dunlin_customer_v1_RaisedFlag__Output } from '../../../dunlin/customer/v1/RaisedFlag.js';
import type { PostalAddress as _dunlin_customer_v1_PostalAddress, PostalAddress__Output as _dunlin_customer_v1_PostalAddress__Output } from '../../../dunlin/customer/v1/PostalAddress.js';
import type { Long } from '@grpc/proto-loader';

// Original file: /work/wt-people/protos/dunlin/customer/v1/customer.proto

export const _dunlin_customer_v1_Customer_DebtType = {
  DEBT_TYPE_UNSPECIFIED: 'DEBT_TYPE_UNSPECIFIED',
  DEBT_TYPE_CONSUMER: 'DEBT_TYPE_CONSUMER',
  DEBT_TYPE_BUSINESS: 'DEBT_TYPE_BUSINESS',
} as const;

export type _dunlin_customer_v1_Customer_DebtType =
  | 'DEBT_TYPE_UNSPECIFIED'
  | 0
  | 'DEBT_TYPE_CONSUMER'
  | 1
  | 'DEBT_TYPE_BUSINESS'
  | 2

export type _dunlin_customer_v1_Customer_DebtType__Output = typeof _dunlin_customer_v1_Customer_DebtType[keyof typeof _dunlin_customer_v1_Customer_DebtType]

// Original file: /work/wt-people/protos/dunlin/customer/v1/customer.proto

export const _dunlin_customer_v1_Customer_Kind = {
  KIND_UNSPECIFIED: 'KIND_UNSPECIFIED',
  KIND_PERSON: 'KIND_PERSON',
  KIND_BUSINESS: 'KIND_BUSINESS',
} as const;

export type _dunlin_customer_v1_Customer_Kind =
  | 'KIND_UNSPECIFIED'
  | 0
  | 'KIND_PERSON'
  | 1
  | 'KIND_BUSINESS'
  | 2

export type _dunlin_customer_v1_Customer_Kind__Output = typeof _dunlin_customer_v1_Customer_Kind[keyof typeof _dunlin_customer_v1_Customer_Kind]

// Original file: /work/wt-people/protos/dunlin/customer/v1/customer.proto

export const _dunlin_customer_v1_Customer_Role = {
  ROLE_UNSPECIFIED: 'ROLE_UNSPECIFIED',
  ROLE_CREDITOR: 'ROLE_CREDITOR',
  ROLE_COLLECTOR: 'ROLE_COLLECTOR',
} as const;

export type _dunlin_customer_v1_Customer_Role =
  | 'ROLE_UNSPECIFIED'
  | 0
  | 'ROLE_CREDITOR'
  | 1
  | 'ROLE_COLLECTOR'
  | 2

export type _dunlin_customer_v1_Customer_Role__Output = typeof _dunlin_customer_v1_Customer_Role[keyof typeof _dunlin_customer_v1_Customer_Role]

export interface Customer {
  'customerId'?: (string);
  'reference'?: (string);
  'name'?: (string);
  'kind'?: (_dunlin_customer_v1_Customer_Kind);
  'class'?: (string);
  'zone'?: (string);
  'candidateZones'?: (string)[];
  'locale'?: (string);
  'contacts'?: (_dunlin_customer_v1_Contact)[];
  'optedOutChannels'?: (_dunlin_customer_v1_Channel)[];
  'flags'?: (_dunlin_customer_v1_Flag)[];
  'version'?: (number | string | Long);
  'createTime'?: (_google_protobuf_Timestamp | null);
  'raisedFlags'?: (_dunlin_customer_v1_RaisedFlag)[];
  'postalAddresses'?: (_dunlin_customer_v1_PostalAddress)[];
  'debtType'?: (_dunlin_customer_v1_Customer_DebtType);
  'jurisdiction'?: (string);
  'role'?: (_dunlin_customer_v1_Customer_Role);
}

export interface Customer__Output {
  'customerId': (string);
  'reference': (string);
  'name': (string);
  'kind': (_dunlin_customer_v1_Customer_Kind__Output);
  'class': (string);
  'zone': (string);
  'candidateZones': (string)[];
  'locale': (string);
  'contacts': (_dunlin_customer_v1_Contact__Output)[];
  'optedOutChannels': (_dunlin_customer_v1_Channel__Output)[];
  'flags': (_dunlin_customer_v1_Flag__Output)[];
  'version': (string);
  'createTime': (_google_protobuf_Timestamp__Output | null);
  'raisedFlags': (_dunlin_customer_v1_RaisedFlag__Output)[];
  'postalAddresses': (_dunlin_customer_v1_PostalAddress__Output)[];
  'debtType': (_dunlin_customer_v1_Customer_DebtType__Output);
  'jurisdiction': (string);
  'role': (_dunlin_customer_v1_Customer_Role__Output);
}
