import { Injectable } from '@nestjs/common';
import { Database, SystemRunner } from '#libs/transactions';
import { datedFlag, type SaidFlag } from '../../../copies/domain/customer-flag.js';
import { CustomerFlagStore, CustomerStore } from '../../../copies/use-cases/ports.js';
import { Causes } from '../../../waking/use-cases/causes.js';
import { FlagOwner } from './ports.js';
import { SyncFlags } from './sync-flags.js';

/** Most customers that are asked about at once. */
const batchSize = 500;

/** Asks the customer service about customers who were here before their flags were kept. */
@Injectable()
export class AskFlags {
  constructor(
    private readonly database: Database,
    private readonly runner: SystemRunner,
    private readonly customers: CustomerStore,
    private readonly flags: CustomerFlagStore,
    private readonly owner: FlagOwner,
    private readonly sync: SyncFlags,
  ) {}

  /** @returns whether more customers are to be asked about */
  async askFlags(): Promise<boolean> {
    const customerIds = await this.customers.listUnasked(this.database, batchSize);
    if (customerIds.length === 0) return false;
    // Asked before the transaction: a remote call must not keep it open.
    const answers = await this.owner.findMany(customerIds);
    await this.runner.transact(async (tx) => {
      await this.customers.lockMany(tx, customerIds);
      const copies = await this.flags.findMany(tx, customerIds);
      const said = answers.flatMap(({ customerId, zone, version, raised }) => {
        const own = copies.filter((copy) => copy.customerId === customerId);
        const gone = own.filter((copy) => copy.raised && !raised.some(({ flag }) => flag === copy.flag));
        const all: SaidFlag[] = [
          ...raised.map((flag) => ({ ...flag, customerId, raised: true, version })),
          ...gone.map((copy) => ({ ...copy, raised: false, version })),
        ];
        const newer = all.filter(({ flag }) => !own.some((copy) => copy.flag === flag && copy.version >= version));
        return newer.map((each) => datedFlag(each, zone, tx.now));
      });
      await this.sync.keep(tx, said, new Causes());
      await this.customers.markAsked(tx, customerIds, true);
    });
    return customerIds.length === batchSize;
  }
}
