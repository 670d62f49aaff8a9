// Original file: /work/wt-people/protos/dunlin/invoice/v1/invoice_service.proto


export interface ResolveInvoicesRequest {
  'numbers'?: (string)[];
}

export interface ResolveInvoicesRequest__Output {
  'numbers': (string)[];
}
