// Original file: /work/wt-people/protos/dunlin/communication/v1/contact_law_service.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.js';

// Original file: /work/wt-people/protos/dunlin/communication/v1/contact_law_service.proto

export const _dunlin_communication_v1_DecideContactResponse_Outcome = {
  OUTCOME_UNSPECIFIED: 'OUTCOME_UNSPECIFIED',
  OUTCOME_ALLOW: 'OUTCOME_ALLOW',
  OUTCOME_DELAY_UNTIL: 'OUTCOME_DELAY_UNTIL',
  OUTCOME_DENY: 'OUTCOME_DENY',
} as const;

export type _dunlin_communication_v1_DecideContactResponse_Outcome =
  | 'OUTCOME_UNSPECIFIED'
  | 0
  | 'OUTCOME_ALLOW'
  | 1
  | 'OUTCOME_DELAY_UNTIL'
  | 2
  | 'OUTCOME_DENY'
  | 3

export type _dunlin_communication_v1_DecideContactResponse_Outcome__Output = typeof _dunlin_communication_v1_DecideContactResponse_Outcome[keyof typeof _dunlin_communication_v1_DecideContactResponse_Outcome]

export interface DecideContactResponse {
  'outcome'?: (_dunlin_communication_v1_DecideContactResponse_Outcome);
  'delayUntilTime'?: (_google_protobuf_Timestamp | null);
  'ruleIds'?: (string)[];
  'factsHash'?: (string);
  'citations'?: (string)[];
}

export interface DecideContactResponse__Output {
  'outcome': (_dunlin_communication_v1_DecideContactResponse_Outcome__Output);
  'delayUntilTime': (_google_protobuf_Timestamp__Output | null);
  'ruleIds': (string)[];
  'factsHash': (string);
  'citations': (string)[];
}
