// Original file: /work/wt-people/protos/dunlin/invoice/v1/events.proto

import type { Invoice as _dunlin_invoice_v1_Invoice, Invoice__Output as _dunlin_invoice_v1_Invoice__Output } from '../../../dunlin/invoice/v1/Invoice.js';

export interface InvoiceSnapshot {
  'invoice'?: (_dunlin_invoice_v1_Invoice | null);
  'zone'?: (string);
}

export interface InvoiceSnapshot__Output {
  'invoice': (_dunlin_invoice_v1_Invoice__Output | null);
  'zone': (string);
}
