import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import type { Dispute } from '../domain/dispute.js';
import { errors } from '../domain/errors.js';
import { DisputeStore } from './ports.js';

@Injectable()
export class GetDispute {
  constructor(private readonly disputes: DisputeStore) {}

  /** @throws DISPUTE_NOT_FOUND */
  async getDispute(disputeId: string): Promise<Dispute> {
    const dispute = isId(disputeId) ? await this.disputes.find(disputeId) : null;
    if (!dispute) throw errors.DISPUTE_NOT_FOUND(`There is no dispute ${JSON.stringify(disputeId)}.`);
    return dispute;
  }
}
