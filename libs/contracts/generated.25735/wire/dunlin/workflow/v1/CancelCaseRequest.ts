// Original file: /work/wt-people/protos/dunlin/workflow/v1/case_service.proto


export interface CancelCaseRequest {
  'requestId'?: (string);
  'caseId'?: (string);
  'reason'?: (string);
}

export interface CancelCaseRequest__Output {
  'requestId': (string);
  'caseId': (string);
  'reason': (string);
}
