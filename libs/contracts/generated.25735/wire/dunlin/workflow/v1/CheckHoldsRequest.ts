// Original file: /work/wt-people/protos/dunlin/workflow/v1/hold_service.proto


export interface CheckHoldsRequest {
  'customerId'?: (string);
  'caseId'?: (string);
  'invoiceIds'?: (string)[];
  'needsAnnouncement'?: (boolean);
}

export interface CheckHoldsRequest__Output {
  'customerId': (string);
  'caseId': (string);
  'invoiceIds': (string)[];
  'needsAnnouncement': (boolean);
}
