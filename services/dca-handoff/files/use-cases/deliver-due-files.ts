import { Injectable } from '@nestjs/common';
import { SystemRunner } from '#libs/transactions';
import { DeliverFile } from './exchanging/deliver-file.js';
import { deliveryLeaseMs } from './exchanging/delivery-lease.js';
import { OutboundFileStore } from './ports.js';

const batchSize = 20;

@Injectable()
export class DeliverDueFiles {
  constructor(
    private readonly systemRunner: SystemRunner,
    private readonly files: OutboundFileStore,
    private readonly deliverFile: DeliverFile,
  ) {}

  /**
   * Delivers files on which nobody else has a lease.
   * @returns how many
   * @throws DELIVERY_FAILED
   */
  async deliverDueFiles(): Promise<number> {
    const due = await this.systemRunner.transact((tx) => this.files.lease(tx, deliveryLeaseMs, batchSize));
    const system = this.systemRunner.caller();
    for (const file of due) await this.deliverFile.deliverFile(system, file);
    return due.length;
  }
}
