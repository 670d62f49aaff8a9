import { Injectable } from '@nestjs/common';
import { requireField } from '#libs/fields';
import { type Caller, Runner } from '#libs/transactions';
import { readAgencyCode } from '../../agencies/domain/agency.js';
import { AgencyStore } from '../../agencies/use-cases/ports.js';
import { errors } from '../../placements/domain/errors.js';
import { ReadInbox } from './exchanging/read-inbox.js';

@Injectable()
export class ReadAgencyFiles {
  constructor(
    private readonly runner: Runner,
    private readonly agencies: AgencyStore,
    private readonly readInbox: ReadInbox,
  ) {}

  /**
   * Reads the files of agencies. Each file is guarded by itself, so the request stores nothing but its response.
   * @param agency only this one; all when empty
   * @throws PLACEMENT_INVALID
   */
  async readAgencyFiles(caller: Caller, agency: string): Promise<ReadCounts> {
    const only = agency === '' ? null : requireField(errors.PLACEMENT_INVALID, 'agency', readAgencyCode(agency));
    const counts = { files: 0, lines: 0, errors: 0, unread: 0 };
    for (const code of await this.agencies.codes()) {
      if (only !== null && only !== code) continue;
      const read = await this.readInbox.readInbox(caller, code);
      counts.files += read.files;
      counts.lines += read.lines;
      counts.errors += read.errors;
      counts.unread += read.unsettled + read.failures;
    }
    return this.runner.run(caller, () => Promise.resolve(counts));
  }
}

/** Numbers of files, of lines that were applied or refused, and of files and folders that stay unread. */
interface ReadCounts {
  readonly files: number;
  readonly lines: number;
  readonly errors: number;
  readonly unread: number;
}
