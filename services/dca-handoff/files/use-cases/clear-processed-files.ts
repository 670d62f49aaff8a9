import { Injectable } from '@nestjs/common';
import { AgencyStore } from '../../agencies/use-cases/ports.js';
import { AgencyInbox, ExchangeReports } from './ports.js';

/** Deletes files that were exchanged and put aside long ago; what they said is in the placements. */
@Injectable()
export class ClearProcessedFiles {
  constructor(
    private readonly agencies: AgencyStore,
    private readonly inbox: AgencyInbox,
    private readonly reports: ExchangeReports,
  ) {}

  /** @returns how many files */
  async clearProcessedFiles(before: Date): Promise<number> {
    let count = 0;
    for (const agency of await this.agencies.codes()) {
      try {
        count += await this.inbox.clearProcessed(agency, before);
      } catch (error) {
        this.reports.failed(agency, 'READING', null, error);
      }
    }
    return count;
  }
}
