import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import type { Slice } from '../../waking/use-cases/ports.js';
import { type CaseDetails, CaseDetailsReader } from './case-details.js';
import { type CaseFilter, CaseReader } from './ports.js';

@Injectable()
export class ListCases {
  constructor(
    private readonly database: Database,
    private readonly reader: CaseReader,
    private readonly details: CaseDetailsReader,
  ) {}

  /** @returns one row more than asked for when more follow; steps are left out */
  async listCases(filter: CaseFilter, slice: Slice): Promise<CaseDetails[]> {
    const rows = await this.reader.list(this.database, filter, slice);
    return this.details.withParts(this.database, rows, await this.database.now());
  }
}
