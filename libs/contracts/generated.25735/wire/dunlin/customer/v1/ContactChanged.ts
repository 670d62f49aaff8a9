// Original file: /work/wt-people/protos/dunlin/customer/v1/events.proto

import type { Cause as _dunlin_common_v1_Cause, Cause__Output as _dunlin_common_v1_Cause__Output } from '../../../dunlin/common/v1/Cause.js';
import type { CustomerSnapshot as _dunlin_customer_v1_CustomerSnapshot, CustomerSnapshot__Output as _dunlin_customer_v1_CustomerSnapshot__Output } from '../../../dunlin/customer/v1/CustomerSnapshot.js';
import type { Channel as _dunlin_customer_v1_Channel, Channel__Output as _dunlin_customer_v1_Channel__Output } from '../../../dunlin/customer/v1/Channel.js';
import type { _dunlin_customer_v1_Contact_Validity, _dunlin_customer_v1_Contact_Validity__Output } from '../../../dunlin/customer/v1/Contact.js';

// Original file: /work/wt-people/protos/dunlin/customer/v1/events.proto

export const _dunlin_customer_v1_ContactChanged_Change = {
  CHANGE_UNSPECIFIED: 'CHANGE_UNSPECIFIED',
  CHANGE_ADDED: 'CHANGE_ADDED',
  CHANGE_REPLACED: 'CHANGE_REPLACED',
  CHANGE_LABELLED: 'CHANGE_LABELLED',
  CHANGE_VALIDATED: 'CHANGE_VALIDATED',
  CHANGE_INVALIDATED: 'CHANGE_INVALIDATED',
  CHANGE_MADE_PRIMARY: 'CHANGE_MADE_PRIMARY',
} as const;

export type _dunlin_customer_v1_ContactChanged_Change =
  | 'CHANGE_UNSPECIFIED'
  | 0
  | 'CHANGE_ADDED'
  | 1
  | 'CHANGE_REPLACED'
  | 2
  | 'CHANGE_LABELLED'
  | 3
  | 'CHANGE_VALIDATED'
  | 4
  | 'CHANGE_INVALIDATED'
  | 5
  | 'CHANGE_MADE_PRIMARY'
  | 6

export type _dunlin_customer_v1_ContactChanged_Change__Output = typeof _dunlin_customer_v1_ContactChanged_Change[keyof typeof _dunlin_customer_v1_ContactChanged_Change]

export interface ContactChanged {
  'cause'?: (_dunlin_common_v1_Cause | null);
  'customer'?: (_dunlin_customer_v1_CustomerSnapshot | null);
  'contactId'?: (string);
  'channel'?: (_dunlin_customer_v1_Channel);
  'validity'?: (_dunlin_customer_v1_Contact_Validity);
  'isPrimary'?: (boolean);
  'change'?: (_dunlin_customer_v1_ContactChanged_Change);
}

export interface ContactChanged__Output {
  'cause': (_dunlin_common_v1_Cause__Output | null);
  'customer': (_dunlin_customer_v1_CustomerSnapshot__Output | null);
  'contactId': (string);
  'channel': (_dunlin_customer_v1_Channel__Output);
  'validity': (_dunlin_customer_v1_Contact_Validity__Output);
  'isPrimary': (boolean);
  'change': (_dunlin_customer_v1_ContactChanged_Change__Output);
}
