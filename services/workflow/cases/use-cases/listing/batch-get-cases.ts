import { Injectable } from '@nestjs/common';
import { readIds, requireField } from '#libs/fields';
import { Database } from '#libs/transactions';
import { errors } from '../../domain/errors.js';
import { type CaseDetails, CaseDetailsReader } from '../case-details.js';
import { CaseLists } from './ports.js';

@Injectable()
export class BatchGetCases {
  constructor(
    private readonly database: Database,
    private readonly lists: CaseLists,
    private readonly details: CaseDetailsReader,
  ) {}

  /** In the order of the ids, without steps and invoices; unknown ids are left out. @throws CASE_INVALID */
  async batchGetCases(caseIds: readonly string[]): Promise<CaseDetails[]> {
    const ids = requireField(errors.CASE_INVALID, 'case_ids', readIds(caseIds));
    const rows = await this.lists.findMany(this.database, ids);
    return this.details.withParts(this.database, rows, await this.database.now(), false);
  }
}
