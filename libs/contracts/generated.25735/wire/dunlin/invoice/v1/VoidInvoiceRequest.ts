// Original file: /work/wt-people/protos/dunlin/invoice/v1/invoice_service.proto


export interface VoidInvoiceRequest {
  'requestId'?: (string);
  'invoiceId'?: (string);
  'reason'?: (string);
  'stands'?: (boolean);
}

export interface VoidInvoiceRequest__Output {
  'requestId': (string);
  'invoiceId': (string);
  'reason': (string);
  'stands': (boolean);
}
