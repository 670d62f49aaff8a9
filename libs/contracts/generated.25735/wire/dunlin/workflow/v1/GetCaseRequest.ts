// Original file: /work/wt-people/protos/dunlin/workflow/v1/case_service.proto


export interface GetCaseRequest {
  'caseId'?: (string);
}

export interface GetCaseRequest__Output {
  'caseId': (string);
}
