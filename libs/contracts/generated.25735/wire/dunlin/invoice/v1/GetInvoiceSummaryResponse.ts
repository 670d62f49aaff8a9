// Original file: /work/wt-people/protos/dunlin/invoice/v1/invoice_service.proto

import type { Money as _dunlin_common_v1_Money, Money__Output as _dunlin_common_v1_Money__Output } from '../../../dunlin/common/v1/Money.js';
import type { Long } from '@grpc/proto-loader';

export interface GetInvoiceSummaryResponse {
  'invoiceCount'?: (number | string | Long);
  'openCount'?: (number | string | Long);
  'customerCount'?: (number | string | Long);
  'amounts'?: (_dunlin_common_v1_Money)[];
  'remaining'?: (_dunlin_common_v1_Money)[];
}

export interface GetInvoiceSummaryResponse__Output {
  'invoiceCount': (string);
  'openCount': (string);
  'customerCount': (string);
  'amounts': (_dunlin_common_v1_Money__Output)[];
  'remaining': (_dunlin_common_v1_Money__Output)[];
}
