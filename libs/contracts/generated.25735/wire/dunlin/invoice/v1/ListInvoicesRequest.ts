// Original file: /work/wt-people/protos/dunlin/invoice/v1/invoice_service.proto

import type { _dunlin_invoice_v1_Invoice_Lifecycle, _dunlin_invoice_v1_Invoice_Lifecycle__Output } from '../../../dunlin/invoice/v1/Invoice.js';
import type { Money as _dunlin_common_v1_Money, Money__Output as _dunlin_common_v1_Money__Output } from '../../../dunlin/common/v1/Money.js';
import type { Date as _google_type_Date, Date__Output as _google_type_Date__Output } from '../../../google/type/Date.js';

export interface ListInvoicesRequest {
  'customerId'?: (string);
  'lifecycles'?: (_dunlin_invoice_v1_Invoice_Lifecycle)[];
  'overdue'?: (boolean);
  'disputed'?: (boolean);
  'unassigned'?: (boolean);
  'minRemaining'?: (_dunlin_common_v1_Money | null);
  'maxRemaining'?: (_dunlin_common_v1_Money | null);
  'dueFromDate'?: (_google_type_Date | null);
  'dueToDate'?: (_google_type_Date | null);
  'text'?: (string);
  'pageSize'?: (number);
  'pageToken'?: (string);
  'voidStands'?: (boolean);
  '_overdue'?: "overdue";
  '_disputed'?: "disputed";
  '_voidStands'?: "voidStands";
}

export interface ListInvoicesRequest__Output {
  'customerId': (string);
  'lifecycles': (_dunlin_invoice_v1_Invoice_Lifecycle__Output)[];
  'overdue'?: (boolean);
  'disputed'?: (boolean);
  'unassigned': (boolean);
  'minRemaining': (_dunlin_common_v1_Money__Output | null);
  'maxRemaining': (_dunlin_common_v1_Money__Output | null);
  'dueFromDate': (_google_type_Date__Output | null);
  'dueToDate': (_google_type_Date__Output | null);
  'text': (string);
  'pageSize': (number);
  'pageToken': (string);
  'voidStands'?: (boolean);
  '_overdue'?: "overdue";
  '_disputed'?: "disputed";
  '_voidStands'?: "voidStands";
}
