// Original file: /work/wt-people/protos/dunlin/customer/v1/work_events.proto

import type { Cause as _dunlin_common_v1_Cause, Cause__Output as _dunlin_common_v1_Cause__Output } from '../../../dunlin/common/v1/Cause.js';

export interface TaskCreated {
  'cause'?: (_dunlin_common_v1_Cause | null);
  'customerId'?: (string);
  'taskId'?: (string);
  'queue'?: (string);
  'invoiceId'?: (string);
  'caseId'?: (string);
}

export interface TaskCreated__Output {
  'cause': (_dunlin_common_v1_Cause__Output | null);
  'customerId': (string);
  'taskId': (string);
  'queue': (string);
  'invoiceId': (string);
  'caseId': (string);
}
