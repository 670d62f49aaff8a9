// Original file: /work/wt-people/protos/dunlin/workflow/v1/events.proto

import type { Cause as _dunlin_common_v1_Cause, Cause__Output as _dunlin_common_v1_Cause__Output } from '../../../dunlin/common/v1/Cause.js';
import type { CaseSnapshot as _dunlin_workflow_v1_CaseSnapshot, CaseSnapshot__Output as _dunlin_workflow_v1_CaseSnapshot__Output } from '../../../dunlin/workflow/v1/CaseSnapshot.js';

export interface _dunlin_workflow_v1_StepsDone_Step {
  'stepId'?: (string);
  'invoiceId'?: (string);
  'episode'?: (number);
  'outcome'?: (string);
  'because'?: (string);
}

export interface _dunlin_workflow_v1_StepsDone_Step__Output {
  'stepId': (string);
  'invoiceId': (string);
  'episode': (number);
  'outcome': (string);
  'because': (string);
}

export interface StepsDone {
  'cause'?: (_dunlin_common_v1_Cause | null);
  'case'?: (_dunlin_workflow_v1_CaseSnapshot | null);
  'steps'?: (_dunlin_workflow_v1_StepsDone_Step)[];
}

export interface StepsDone__Output {
  'cause': (_dunlin_common_v1_Cause__Output | null);
  'case': (_dunlin_workflow_v1_CaseSnapshot__Output | null);
  'steps': (_dunlin_workflow_v1_StepsDone_Step__Output)[];
}
