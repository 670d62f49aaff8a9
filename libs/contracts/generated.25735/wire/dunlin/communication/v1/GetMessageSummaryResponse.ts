// Original file: /work/wt-people/protos/dunlin/communication/v1/message_service.proto

import type { _dunlin_communication_v1_Message_State, _dunlin_communication_v1_Message_State__Output } from '../../../dunlin/communication/v1/Message.js';
import type { Long } from '@grpc/proto-loader';

export interface _dunlin_communication_v1_GetMessageSummaryResponse_Row {
  'state'?: (_dunlin_communication_v1_Message_State);
  'reason'?: (string);
  'stepId'?: (string);
  'count'?: (number | string | Long);
}

export interface _dunlin_communication_v1_GetMessageSummaryResponse_Row__Output {
  'state': (_dunlin_communication_v1_Message_State__Output);
  'reason': (string);
  'stepId': (string);
  'count': (string);
}

export interface GetMessageSummaryResponse {
  'rows'?: (_dunlin_communication_v1_GetMessageSummaryResponse_Row)[];
}

export interface GetMessageSummaryResponse__Output {
  'rows': (_dunlin_communication_v1_GetMessageSummaryResponse_Row__Output)[];
}
