// Original file: /work/wt-people/protos/dunlin/payment/v1/payment_file_events.proto

import type { Cause as _dunlin_common_v1_Cause, Cause__Output as _dunlin_common_v1_Cause__Output } from '../../../dunlin/common/v1/Cause.js';
import type { PaymentFile as _dunlin_payment_v1_PaymentFile, PaymentFile__Output as _dunlin_payment_v1_PaymentFile__Output } from '../../../dunlin/payment/v1/PaymentFile.js';

export interface PaymentFileCompleted {
  'cause'?: (_dunlin_common_v1_Cause | null);
  'file'?: (_dunlin_payment_v1_PaymentFile | null);
}

export interface PaymentFileCompleted__Output {
  'cause': (_dunlin_common_v1_Cause__Output | null);
  'file': (_dunlin_payment_v1_PaymentFile__Output | null);
}
