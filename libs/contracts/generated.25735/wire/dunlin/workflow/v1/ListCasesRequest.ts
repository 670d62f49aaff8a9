// Original file: /work/wt-people/protos/dunlin/workflow/v1/case_service.proto

import type { _dunlin_workflow_v1_Case_State, _dunlin_workflow_v1_Case_State__Output } from '../../../dunlin/workflow/v1/Case.js';

export interface ListCasesRequest {
  'customerId'?: (string);
  'invoiceId'?: (string);
  'sequence'?: (string);
  'states'?: (_dunlin_workflow_v1_Case_State)[];
  'pageSize'?: (number);
  'pageToken'?: (string);
}

export interface ListCasesRequest__Output {
  'customerId': (string);
  'invoiceId': (string);
  'sequence': (string);
  'states': (_dunlin_workflow_v1_Case_State__Output)[];
  'pageSize': (number);
  'pageToken': (string);
}
