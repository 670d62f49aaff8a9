// Original file: /work/wt-people/protos/dunlin/invoice/v1/invoice_service.proto

import type { Invoice as _dunlin_invoice_v1_Invoice, Invoice__Output as _dunlin_invoice_v1_Invoice__Output } from '../../../dunlin/invoice/v1/Invoice.js';

export interface ListInvoicesResponse {
  'invoices'?: (_dunlin_invoice_v1_Invoice)[];
  'nextPageToken'?: (string);
}

export interface ListInvoicesResponse__Output {
  'invoices': (_dunlin_invoice_v1_Invoice__Output)[];
  'nextPageToken': (string);
}
