import { Injectable } from '@nestjs/common';
import { requireField } from '#libs/fields';
import { type Caller, Runner } from '#libs/transactions';
import { readAgencyCode } from '../../agencies/domain/agency.js';
import { errors } from '../../placements/domain/errors.js';
import { type ReadCounts, ReadInboxes } from './exchanging/read-inboxes.js';

@Injectable()
export class ReadAgencyFiles {
  constructor(
    private readonly runner: Runner,
    private readonly readInboxes: ReadInboxes,
  ) {}

  /**
   * Reads the files of agencies. Each file is guarded by itself, so the request stores nothing but its response.
   * @param agency only this one; all when empty
   * @throws PLACEMENT_INVALID
   */
  async readAgencyFiles(caller: Caller, agency: string): Promise<ReadCounts> {
    const only = agency === '' ? null : requireField(errors.PLACEMENT_INVALID, 'agency', readAgencyCode(agency));
    const counts = await this.readInboxes.readInboxes(caller, only);
    return this.runner.run(caller, () => Promise.resolve(counts));
  }
}
