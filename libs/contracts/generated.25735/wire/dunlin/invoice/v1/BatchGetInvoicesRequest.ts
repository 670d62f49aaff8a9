// Original file: /work/wt-people/protos/dunlin/invoice/v1/invoice_service.proto


export interface BatchGetInvoicesRequest {
  'invoiceIds'?: (string)[];
}

export interface BatchGetInvoicesRequest__Output {
  'invoiceIds': (string)[];
}
