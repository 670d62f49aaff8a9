// Original file: /work/wt-people/protos/dunlin/invoice/v1/invoice_service.proto

import type { Money as _dunlin_common_v1_Money, Money__Output as _dunlin_common_v1_Money__Output } from '../../../dunlin/common/v1/Money.js';
import type { _dunlin_invoice_v1_Invoice_Lifecycle, _dunlin_invoice_v1_Invoice_Lifecycle__Output } from '../../../dunlin/invoice/v1/Invoice.js';

export interface _dunlin_invoice_v1_ResolveInvoicesResponse_Found {
  'number'?: (string);
  'invoiceId'?: (string);
  'customerId'?: (string);
  'remaining'?: (_dunlin_common_v1_Money | null);
  'lifecycle'?: (_dunlin_invoice_v1_Invoice_Lifecycle);
  'creditorId'?: (string);
}

export interface _dunlin_invoice_v1_ResolveInvoicesResponse_Found__Output {
  'number': (string);
  'invoiceId': (string);
  'customerId': (string);
  'remaining': (_dunlin_common_v1_Money__Output | null);
  'lifecycle': (_dunlin_invoice_v1_Invoice_Lifecycle__Output);
  'creditorId': (string);
}

export interface ResolveInvoicesResponse {
  'found'?: (_dunlin_invoice_v1_ResolveInvoicesResponse_Found)[];
}

export interface ResolveInvoicesResponse__Output {
  'found': (_dunlin_invoice_v1_ResolveInvoicesResponse_Found__Output)[];
}
