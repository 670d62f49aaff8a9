// Original file: /work/wt-people/protos/dunlin/invoice/v1/invoice_service.proto


export interface CloseDisputeRequest {
  'requestId'?: (string);
  'invoiceId'?: (string);
  'reason'?: (string);
}

export interface CloseDisputeRequest__Output {
  'requestId': (string);
  'invoiceId': (string);
  'reason': (string);
}
