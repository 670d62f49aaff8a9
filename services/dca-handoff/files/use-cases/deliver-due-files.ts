import { Injectable } from '@nestjs/common';
import { SystemRunner } from '#libs/transactions';
import { agencyBackoff, type Exchange, fileBackoff } from '../domain/exchange.js';
import { DeliverFile } from './exchanging/deliver-file.js';
import { deliveryLeaseMs } from './exchanging/delivery-lease.js';
import { ExchangeReports, ExchangeStore, OutboundFileStore, type StoredFile } from './ports.js';

/** Of one agency in one round, so that none waits long for the others. */
const batchSize = 20;

/** Delivers what waits, agency by agency; one that cannot be delivered to is left alone for a growing time. */
@Injectable()
export class DeliverDueFiles {
  constructor(
    private readonly systemRunner: SystemRunner,
    private readonly exchanges: ExchangeStore,
    private readonly files: OutboundFileStore,
    private readonly deliverFile: DeliverFile,
    private readonly reports: ExchangeReports,
  ) {}

  /**
   * Delivers files on which nobody else has a lease.
   * @returns how many, and whether more wait
   */
  async deliverDueFiles(): Promise<{ readonly count: number; readonly more: boolean }> {
    let count = 0;
    let more = false;
    for (const exchange of await this.exchanges.listDue('DELIVERY')) {
      const delivered = await this.deliverTo(exchange);
      count += delivered;
      more ||= delivered === batchSize;
    }
    return { count, more };
  }

  private async deliverTo({ agency }: Exchange): Promise<number> {
    const due = await this.systemRunner.transact((tx) => this.files.lease(tx, agency, deliveryLeaseMs, batchSize));
    const failed: StoredFile[] = [];
    const system = this.systemRunner.caller();
    for (const file of due) {
      try {
        await this.deliverFile.deliverFile(system, file);
      } catch (error) {
        failed.push(file);
        this.reports.failed(agency, 'DELIVERY', file.fileName, error);
      }
    }
    if (due.length > 0) await this.record(agency, failed);
    return due.length - failed.length;
  }

  private record(agency: string, failed: readonly StoredFile[]): Promise<void> {
    return this.systemRunner.transact(async (tx) => {
      if (failed.length === 0) return this.exchanges.recordSuccess(tx, agency, 'DELIVERY');
      const names = failed.map(({ fileName }) => fileName);
      await this.files.postponeMany(tx, agency, names, fileBackoff);
      await this.exchanges.recordFailure(tx, agency, 'DELIVERY', agencyBackoff);
    });
  }
}
