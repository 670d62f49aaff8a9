import { Injectable } from '@nestjs/common';
import { Database } from '#libs/transactions';
import { CaseReader, type NamedCount } from './ports.js';

/** Counts of cases by the state they show, and of steps done by outcome. */
@Injectable()
export class GetCaseSummary {
  constructor(
    private readonly database: Database,
    private readonly reader: CaseReader,
  ) {}

  async getCaseSummary(): Promise<{ cases: NamedCount[]; steps: NamedCount[] }> {
    const [cases, steps] = await Promise.all([
      this.reader.countByState(this.database),
      this.reader.countSteps(this.database, null),
    ]);
    return { cases, steps };
  }
}
