// Original file: /work/wt-people/protos/dunlin/invoice/v1/invoice_service.proto


export interface GetInvoiceSummaryRequest {
}

export interface GetInvoiceSummaryRequest__Output {
}
