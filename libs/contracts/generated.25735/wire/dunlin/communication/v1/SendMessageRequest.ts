// Original file: /work/wt-people/protos/dunlin/communication/v1/message_service.proto

import type { Channel as _dunlin_customer_v1_Channel, Channel__Output as _dunlin_customer_v1_Channel__Output } from '../../../dunlin/customer/v1/Channel.js';

export interface SendMessageRequest {
  'requestId'?: (string);
  'idempotencyKey'?: (string);
  'customerId'?: (string);
  'caseId'?: (string);
  'stepId'?: (string);
  'invoiceIds'?: (string)[];
  'channel'?: (_dunlin_customer_v1_Channel);
  'template'?: (string);
}

export interface SendMessageRequest__Output {
  'requestId': (string);
  'idempotencyKey': (string);
  'customerId': (string);
  'caseId': (string);
  'stepId': (string);
  'invoiceIds': (string)[];
  'channel': (_dunlin_customer_v1_Channel__Output);
  'template': (string);
}
