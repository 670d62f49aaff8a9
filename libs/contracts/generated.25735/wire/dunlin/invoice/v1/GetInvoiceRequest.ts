// Original file: /work/wt-people/protos/dunlin/invoice/v1/invoice_service.proto


export interface GetInvoiceRequest {
  'invoiceId'?: (string);
  'number'?: (string);
  'creditorId'?: (string);
}

export interface GetInvoiceRequest__Output {
  'invoiceId': (string);
  'number': (string);
  'creditorId': (string);
}
