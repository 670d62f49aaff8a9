import { Injectable } from '@nestjs/common';
import { readReason, requireField } from '#libs/fields';
import type { Caller } from '#libs/transactions';
import type { Dispute } from '../domain/dispute.js';
import { errors } from '../domain/errors.js';
import { EndDispute } from './end-dispute.js';
import { GetDispute } from './get-dispute.js';

@Injectable()
export class WithdrawDispute {
  constructor(
    private readonly getDispute: GetDispute,
    private readonly endDispute: EndDispute,
  ) {}

  /**
   * Ends an open dispute that the debtor does not keep up.
   * @throws DISPUTE_NOT_FOUND, DISPUTE_INVALID, DISPUTE_STATE_FORBIDS
   */
  async withdrawDispute(caller: Caller, disputeId: string, reason: string): Promise<Dispute> {
    const found = await this.getDispute.getDispute(disputeId);
    const because = requireField(errors.DISPUTE_INVALID, 'reason', readReason(reason));
    const withdrawn = { state: 'WITHDRAWN', creditedMinor: 0n } as const;
    return (await this.endDispute.endDispute(caller, found, because, () => withdrawn)).dispute;
  }
}
