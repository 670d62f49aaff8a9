// Original file: /work/wt-people/protos/dunlin/workflow/v1/events.proto

import type { _dunlin_workflow_v1_Case_State, _dunlin_workflow_v1_Case_State__Output } from '../../../dunlin/workflow/v1/Case.js';

export interface CaseSnapshot {
  'caseId'?: (string);
  'customerId'?: (string);
  'currencyCode'?: (string);
  'creditorId'?: (string);
  'sequence'?: (string);
  'sequenceVersion'?: (number);
  'state'?: (_dunlin_workflow_v1_Case_State);
}

export interface CaseSnapshot__Output {
  'caseId': (string);
  'customerId': (string);
  'currencyCode': (string);
  'creditorId': (string);
  'sequence': (string);
  'sequenceVersion': (number);
  'state': (_dunlin_workflow_v1_Case_State__Output);
}
