// Original file: /work/wt-people/protos/dunlin/communication/v1/events.proto

import type { Cause as _dunlin_common_v1_Cause, Cause__Output as _dunlin_common_v1_Cause__Output } from '../../../dunlin/common/v1/Cause.js';
import type { Message as _dunlin_communication_v1_Message, Message__Output as _dunlin_communication_v1_Message__Output } from '../../../dunlin/communication/v1/Message.js';

export interface MessageSent {
  'cause'?: (_dunlin_common_v1_Cause | null);
  'message'?: (_dunlin_communication_v1_Message | null);
}

export interface MessageSent__Output {
  'cause': (_dunlin_common_v1_Cause__Output | null);
  'message': (_dunlin_communication_v1_Message__Output | null);
}
