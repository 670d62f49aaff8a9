// Original file: /work/wt-people/protos/dunlin/workflow/v1/case_service.proto


export interface ResumeCaseRequest {
  'requestId'?: (string);
  'caseId'?: (string);
  'reason'?: (string);
}

export interface ResumeCaseRequest__Output {
  'requestId': (string);
  'caseId': (string);
  'reason': (string);
}
