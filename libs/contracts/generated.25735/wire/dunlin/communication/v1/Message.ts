// Original file: /work/wt-people/protos/dunlin/communication/v1/message.proto

import type { Channel as _dunlin_customer_v1_Channel, Channel__Output as _dunlin_customer_v1_Channel__Output } from '../../../dunlin/customer/v1/Channel.js';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.js';

// Original file: /work/wt-people/protos/dunlin/communication/v1/message.proto

export const _dunlin_communication_v1_Message_State = {
  STATE_UNSPECIFIED: 'STATE_UNSPECIFIED',
  STATE_IN_PROGRESS: 'STATE_IN_PROGRESS',
  STATE_SENT: 'STATE_SENT',
  STATE_SUPPRESSED: 'STATE_SUPPRESSED',
  STATE_DELAYED: 'STATE_DELAYED',
  STATE_BOUNCED_HARD: 'STATE_BOUNCED_HARD',
  STATE_FAILED: 'STATE_FAILED',
  STATE_OUTCOME_UNKNOWN: 'STATE_OUTCOME_UNKNOWN',
} as const;

export type _dunlin_communication_v1_Message_State =
  | 'STATE_UNSPECIFIED'
  | 0
  | 'STATE_IN_PROGRESS'
  | 1
  | 'STATE_SENT'
  | 2
  | 'STATE_SUPPRESSED'
  | 3
  | 'STATE_DELAYED'
  | 4
  | 'STATE_BOUNCED_HARD'
  | 5
  | 'STATE_FAILED'
  | 6
  | 'STATE_OUTCOME_UNKNOWN'
  | 7

export type _dunlin_communication_v1_Message_State__Output = typeof _dunlin_communication_v1_Message_State[keyof typeof _dunlin_communication_v1_Message_State]

export interface Message {
  'messageId'?: (string);
  'idempotencyKey'?: (string);
  'customerId'?: (string);
  'caseId'?: (string);
  'invoiceIds'?: (string)[];
  'channel'?: (_dunlin_customer_v1_Channel);
  'template'?: (string);
  'templateVersion'?: (number);
  'locale'?: (string);
  'state'?: (_dunlin_communication_v1_Message_State);
  'reason'?: (string);
  'ruleIds'?: (string)[];
  'factsHash'?: (string);
  'delayUntilTime'?: (_google_protobuf_Timestamp | null);
  'stepId'?: (string);
  'createTime'?: (_google_protobuf_Timestamp | null);
  'sentTime'?: (_google_protobuf_Timestamp | null);
  'subject'?: (string);
  'text'?: (string);
  'providerReply'?: (string);
}

export interface Message__Output {
  'messageId': (string);
  'idempotencyKey': (string);
  'customerId': (string);
  'caseId': (string);
  'invoiceIds': (string)[];
  'channel': (_dunlin_customer_v1_Channel__Output);
  'template': (string);
  'templateVersion': (number);
  'locale': (string);
  'state': (_dunlin_communication_v1_Message_State__Output);
  'reason': (string);
  'ruleIds': (string)[];
  'factsHash': (string);
  'delayUntilTime': (_google_protobuf_Timestamp__Output | null);
  'stepId': (string);
  'createTime': (_google_protobuf_Timestamp__Output | null);
  'sentTime': (_google_protobuf_Timestamp__Output | null);
  'subject': (string);
  'text': (string);
  'providerReply': (string);
}
