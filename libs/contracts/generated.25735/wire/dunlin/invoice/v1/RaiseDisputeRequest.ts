// Original file: /work/wt-people/protos/dunlin/invoice/v1/invoice_service.proto


export interface RaiseDisputeRequest {
  'requestId'?: (string);
  'invoiceId'?: (string);
  'reason'?: (string);
}

export interface RaiseDisputeRequest__Output {
  'requestId': (string);
  'invoiceId': (string);
  'reason': (string);
}
