// Original file: /work/wt-people/protos/dunlin/communication/v1/message_service.proto

import type { Message as _dunlin_communication_v1_Message, Message__Output as _dunlin_communication_v1_Message__Output } from '../../../dunlin/communication/v1/Message.js';

export interface RecordBounceResponse {
  'message'?: (_dunlin_communication_v1_Message | null);
}

export interface RecordBounceResponse__Output {
  'message': (_dunlin_communication_v1_Message__Output | null);
}
