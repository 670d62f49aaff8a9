import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import type { FeePolicy } from '../domain/fee-policy.js';
import { FeeEvents } from '../use-cases/ports.js';
import { toWirePolicy } from './fees.wire.js';

@Injectable()
export class OutboxFeeEvents extends FeeEvents {
  override applied(tx: Tx, policy: FeePolicy): void {
    tx.emit({
      type: 'dunlin.invoice.v1.FeePolicyApplied',
      key: policy.code,
      subject: policy.code,
      sequence: policy.revision,
      payload: { policy: toWirePolicy(policy) },
    });
  }
}
