// Original file: /work/wt-people/protos/dunlin/communication/v1/message_service.proto

import type { _dunlin_communication_v1_Message_State, _dunlin_communication_v1_Message_State__Output } from '../../../dunlin/communication/v1/Message.js';

export interface ListMessagesRequest {
  'customerId'?: (string);
  'invoiceId'?: (string);
  'caseId'?: (string);
  'state'?: (_dunlin_communication_v1_Message_State);
  'pageSize'?: (number);
  'pageToken'?: (string);
}

export interface ListMessagesRequest__Output {
  'customerId': (string);
  'invoiceId': (string);
  'caseId': (string);
  'state': (_dunlin_communication_v1_Message_State__Output);
  'pageSize': (number);
  'pageToken': (string);
}
