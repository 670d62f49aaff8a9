// Original file: /work/wt-people/protos/dunlin/invoice/v1/invoice_service.proto

import type { Invoice as _dunlin_invoice_v1_Invoice, Invoice__Output as _dunlin_invoice_v1_Invoice__Output } from '../../../dunlin/invoice/v1/Invoice.js';

export interface IssueInvoiceResponse {
  'invoice'?: (_dunlin_invoice_v1_Invoice | null);
}

export interface IssueInvoiceResponse__Output {
  'invoice': (_dunlin_invoice_v1_Invoice__Output | null);
}
