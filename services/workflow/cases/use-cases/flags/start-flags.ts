import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import { CustomerFlagStore, CustomerStore } from '../../../copies/use-cases/ports.js';
import { FlagHolds } from './flag-holds.js';

const batchSize = 500;

/** Lets flags stop collection whose first day has come. */
@Injectable()
export class StartFlags {
  constructor(
    private readonly customers: CustomerStore,
    private readonly flags: CustomerFlagStore,
    private readonly holds: FlagHolds,
  ) {}

  /** @returns how many came into force; after a full batch there may be more */
  async startFlags(tx: Tx): Promise<{ done: number; more: boolean }> {
    const listed = await this.flags.listStarting(tx, tx.now, batchSize);
    if (listed.length === 0) return { done: 0, more: false };
    const customerIds = [...new Set(listed)];
    await this.customers.lockMany(tx, customerIds);
    await this.flags.markStarted(tx, customerIds);
    await this.holds.align(tx, customerIds);
    return { done: listed.length, more: listed.length === batchSize };
  }
}
