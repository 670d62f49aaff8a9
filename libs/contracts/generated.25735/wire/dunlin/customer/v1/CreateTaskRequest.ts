// Original file: /work/wt-people/protos/dunlin/customer/v1/work_service.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.js';

export interface CreateTaskRequest {
  'requestId'?: (string);
  'customerId'?: (string);
  'queue'?: (string);
  'title'?: (string);
  'invoiceId'?: (string);
  'caseId'?: (string);
  'dueTime'?: (_google_protobuf_Timestamp | null);
  'idempotencyKey'?: (string);
}

export interface CreateTaskRequest__Output {
  'requestId': (string);
  'customerId': (string);
  'queue': (string);
  'title': (string);
  'invoiceId': (string);
  'caseId': (string);
  'dueTime': (_google_protobuf_Timestamp__Output | null);
  'idempotencyKey': (string);
}
