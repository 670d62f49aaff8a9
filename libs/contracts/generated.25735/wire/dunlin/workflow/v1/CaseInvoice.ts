// Original file: /work/wt-people/protos/dunlin/workflow/v1/case.proto

import type { StepDone as _dunlin_workflow_v1_StepDone, StepDone__Output as _dunlin_workflow_v1_StepDone__Output } from '../../../dunlin/workflow/v1/StepDone.js';
import type { StepPlanned as _dunlin_workflow_v1_StepPlanned, StepPlanned__Output as _dunlin_workflow_v1_StepPlanned__Output } from '../../../dunlin/workflow/v1/StepPlanned.js';

export interface CaseInvoice {
  'invoiceId'?: (string);
  'invoiceNumber'?: (string);
  'episode'?: (number);
  'open'?: (boolean);
  'leftReason'?: (string);
  'stepsDone'?: (_dunlin_workflow_v1_StepDone)[];
  'stepsPlanned'?: (_dunlin_workflow_v1_StepPlanned)[];
}

export interface CaseInvoice__Output {
  'invoiceId': (string);
  'invoiceNumber': (string);
  'episode': (number);
  'open': (boolean);
  'leftReason': (string);
  'stepsDone': (_dunlin_workflow_v1_StepDone__Output)[];
  'stepsPlanned': (_dunlin_workflow_v1_StepPlanned__Output)[];
}
