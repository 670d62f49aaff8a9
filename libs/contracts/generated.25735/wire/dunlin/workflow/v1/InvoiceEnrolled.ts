// Original file: /work/wt-people/protos/dunlin/workflow/v1/events.proto

import type { Cause as _dunlin_common_v1_Cause, Cause__Output as _dunlin_common_v1_Cause__Output } from '../../../dunlin/common/v1/Cause.js';
import type { CaseSnapshot as _dunlin_workflow_v1_CaseSnapshot, CaseSnapshot__Output as _dunlin_workflow_v1_CaseSnapshot__Output } from '../../../dunlin/workflow/v1/CaseSnapshot.js';

export interface InvoiceEnrolled {
  'cause'?: (_dunlin_common_v1_Cause | null);
  'case'?: (_dunlin_workflow_v1_CaseSnapshot | null);
  'invoiceId'?: (string);
  'episode'?: (number);
}

export interface InvoiceEnrolled__Output {
  'cause': (_dunlin_common_v1_Cause__Output | null);
  'case': (_dunlin_workflow_v1_CaseSnapshot__Output | null);
  'invoiceId': (string);
  'episode': (number);
}
