// Original file: /work/wt-people/protos/dunlin/payment/v1/payment.proto

import type { Money as _dunlin_common_v1_Money, Money__Output as _dunlin_common_v1_Money__Output } from '../../../dunlin/common/v1/Money.js';

export interface AllocatedPart {
  'invoiceId'?: (string);
  'amount'?: (_dunlin_common_v1_Money | null);
}

export interface AllocatedPart__Output {
  'invoiceId': (string);
  'amount': (_dunlin_common_v1_Money__Output | null);
}
