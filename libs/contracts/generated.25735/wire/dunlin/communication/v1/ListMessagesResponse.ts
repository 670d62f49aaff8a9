// Original file: /work/wt-people/protos/dunlin/communication/v1/message_service.proto

import type { Message as _dunlin_communication_v1_Message, Message__Output as _dunlin_communication_v1_Message__Output } from '../../../dunlin/communication/v1/Message.js';

export interface ListMessagesResponse {
  'messages'?: (_dunlin_communication_v1_Message)[];
  'nextPageToken'?: (string);
}

export interface ListMessagesResponse__Output {
  'messages': (_dunlin_communication_v1_Message__Output)[];
  'nextPageToken': (string);
}
