// Original file: /work/wt-people/protos/dunlin/invoice/v1/invoice_service.proto


export interface IssueInvoiceRequest {
  'requestId'?: (string);
  'invoiceId'?: (string);
}

export interface IssueInvoiceRequest__Output {
  'requestId': (string);
  'invoiceId': (string);
}
