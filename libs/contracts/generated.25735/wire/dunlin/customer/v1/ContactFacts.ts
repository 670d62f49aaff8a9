// Original file: /work/wt-people/protos/dunlin/customer/v1/contact_service.proto

import type { _dunlin_customer_v1_Customer_Kind, _dunlin_customer_v1_Customer_Kind__Output } from '../../../dunlin/customer/v1/Customer.js';
import type { Contact as _dunlin_customer_v1_Contact, Contact__Output as _dunlin_customer_v1_Contact__Output } from '../../../dunlin/customer/v1/Contact.js';
import type { Channel as _dunlin_customer_v1_Channel, Channel__Output as _dunlin_customer_v1_Channel__Output } from '../../../dunlin/customer/v1/Channel.js';
import type { Flag as _dunlin_customer_v1_Flag, Flag__Output as _dunlin_customer_v1_Flag__Output } from '../../../dunlin/customer/v1/Flag.js';
import type { _dunlin_customer_v1_Customer_DebtType, _dunlin_customer_v1_Customer_DebtType__Output } from '../../../dunlin/customer/v1/Customer.js';
import type { _dunlin_customer_v1_Customer_Role, _dunlin_customer_v1_Customer_Role__Output } from '../../../dunlin/customer/v1/Customer.js';
import type { Long } from '@grpc/proto-loader';

export interface ContactFacts {
  'customerId'?: (string);
  'reference'?: (string);
  'name'?: (string);
  'kind'?: (_dunlin_customer_v1_Customer_Kind);
  'locale'?: (string);
  'zones'?: (string)[];
  'contacts'?: (_dunlin_customer_v1_Contact)[];
  'optedOutChannels'?: (_dunlin_customer_v1_Channel)[];
  'flags'?: (_dunlin_customer_v1_Flag)[];
  'version'?: (number | string | Long);
  'debtType'?: (_dunlin_customer_v1_Customer_DebtType);
  'jurisdiction'?: (string);
  'role'?: (_dunlin_customer_v1_Customer_Role);
}

export interface ContactFacts__Output {
  'customerId': (string);
  'reference': (string);
  'name': (string);
  'kind': (_dunlin_customer_v1_Customer_Kind__Output);
  'locale': (string);
  'zones': (string)[];
  'contacts': (_dunlin_customer_v1_Contact__Output)[];
  'optedOutChannels': (_dunlin_customer_v1_Channel__Output)[];
  'flags': (_dunlin_customer_v1_Flag__Output)[];
  'version': (string);
  'debtType': (_dunlin_customer_v1_Customer_DebtType__Output);
  'jurisdiction': (string);
  'role': (_dunlin_customer_v1_Customer_Role__Output);
}
