// Original file: /work/wt-people/protos/dunlin/workflow/v1/enrolment_service.proto


export interface ExplainEnrolmentRequest {
  'invoiceId'?: (string);
}

export interface ExplainEnrolmentRequest__Output {
  'invoiceId': (string);
}
