import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import type { FeeAllowance } from '../domain/fee-allowance.js';
import type { FeePolicy } from '../domain/fee-policy.js';
import { FeeEvents } from '../use-cases/ports.js';
import { toWireAllowance } from './allowances.wire.js';
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

  override allowanceApplied(tx: Tx, allowance: FeeAllowance): void {
    tx.emit({
      type: 'dunlin.invoice.v1.FeeAllowanceApplied',
      key: allowance.jurisdiction,
      subject: allowance.jurisdiction,
      sequence: allowance.version,
      payload: { allowance: toWireAllowance(allowance) },
    });
  }
}
