import { Injectable } from '@nestjs/common';
import { Database } from '#libs/transactions';
import { CaseFilters } from './case-filters.js';
import { type CaseCount, CaseLists, type CaseQuestion } from './ports.js';

@Injectable()
export class CountCases {
  constructor(
    private readonly database: Database,
    private readonly filters: CaseFilters,
    private readonly lists: CaseLists,
  ) {}

  /** One count for each question. @throws CASE_INVALID */
  countCases(questions: readonly CaseQuestion[]): Promise<CaseCount[]> {
    return Promise.all(
      questions.map(async (question) =>
        this.lists.count(this.database, await this.filters.resolve(this.database, question)),
      ),
    );
  }
}
