import { Injectable } from '@nestjs/common';
import { SystemRunner } from '#libs/transactions';
import { AgencyStore } from '../../agencies/use-cases/ports.js';
import { AgencyInbox, ExchangeReports, InboundFileStore, OutboundFileStore } from './ports.js';

const batchSize = 5_000;
/** A file has up to some megabytes. */
const filesAtOnce = 500;
const dayMs = 86_400_000;

/**
 * Deletes files that were exchanged and put aside long ago, and the lines that were refused then, and empties what is
 * stored of files that agencies have had for so long; what was sent and what was taken is in the placements.
 */
@Injectable()
export class ClearProcessedFiles {
  constructor(
    private readonly systemRunner: SystemRunner,
    private readonly agencies: AgencyStore,
    private readonly inbox: AgencyInbox,
    private readonly inbound: InboundFileStore,
    private readonly outbound: OutboundFileStore,
    private readonly reports: ExchangeReports,
  ) {}

  /** @returns whether more is left to delete */
  async clearProcessedFiles(retentionDays: number): Promise<boolean> {
    // Files lie in folders by wall-clock time, whatever the test clock says.
    // eslint-disable-next-line no-restricted-syntax
    const before = new Date(Date.now() - retentionDays * dayMs);
    for (const agency of await this.agencies.codes()) {
      try {
        await this.inbox.clearProcessed(agency, before);
      } catch (error) {
        this.reports.failed(agency, 'READING', null, error);
      }
    }
    const deleted = await this.systemRunner.transact((tx) =>
      this.inbound.deleteErrors(tx, new Date(tx.now.getTime() - retentionDays * dayMs), batchSize),
    );
    const emptied = await this.systemRunner.transact((tx) => this.outbound.emptyDelivered(tx, before, filesAtOnce));
    return deleted === batchSize || emptied === filesAtOnce;
  }
}
