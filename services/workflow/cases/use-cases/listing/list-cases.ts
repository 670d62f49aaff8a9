import { Injectable } from '@nestjs/common';
import { Database, type PageRequest } from '#libs/transactions';
import { type CaseDetails, CaseDetailsReader } from '../case-details.js';
import { CaseFilters } from './case-filters.js';
import { type CaseListKey, CaseLists, type CaseOrder, type CaseQuestion } from './ports.js';

export interface ListedCase extends CaseDetails {
  readonly key: CaseListKey;
}

@Injectable()
export class ListCases {
  constructor(
    private readonly database: Database,
    private readonly filters: CaseFilters,
    private readonly lists: CaseLists,
    private readonly details: CaseDetailsReader,
  ) {}

  /** Without steps. @throws CASE_INVALID */
  async listCases(
    question: CaseQuestion,
    order: CaseOrder,
    page: PageRequest<CaseListKey>,
    withInvoices: boolean,
  ): Promise<ListedCase[]> {
    const filter = await this.filters.resolve(this.database, question);
    const rows = await this.lists.list(this.database, filter, order, page);
    const now = await this.database.now();
    const cases = await this.details.withParts(this.database, rows, now, withInvoices);
    return cases.map((found, index) => ({ ...found, key: rows[index]!.key }));
  }
}
