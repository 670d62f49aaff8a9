import { Injectable } from '@nestjs/common';
import { Database, type PageRequest } from '#libs/transactions';
import { type CaseDetails, CaseDetailsReader } from './case-details.js';
import { type CaseFilter, type CaseListKey, CaseReader } from './ports.js';

@Injectable()
export class ListCases {
  constructor(
    private readonly database: Database,
    private readonly reader: CaseReader,
    private readonly details: CaseDetailsReader,
  ) {}

  /** The newest first, without steps. */
  async listCases(filter: CaseFilter, page: PageRequest<CaseListKey>): Promise<CaseDetails[]> {
    const rows = await this.reader.list(this.database, filter, page);
    return this.details.withParts(this.database, rows, await this.database.now());
  }
}
