// Original file: /work/wt-people/protos/dunlin/invoice/v1/journal_events.proto

import type { Money as _dunlin_common_v1_Money, Money__Output as _dunlin_common_v1_Money__Output } from '../../../dunlin/common/v1/Money.js';

export interface Allocation {
  'invoiceId'?: (string);
  'amount'?: (_dunlin_common_v1_Money | null);
}

export interface Allocation__Output {
  'invoiceId': (string);
  'amount': (_dunlin_common_v1_Money__Output | null);
}
