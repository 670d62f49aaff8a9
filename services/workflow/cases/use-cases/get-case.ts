import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import { type CaseDetails, CaseDetailsReader } from './case-details.js';

@Injectable()
export class GetCase {
  constructor(
    private readonly database: Database,
    private readonly details: CaseDetailsReader,
  ) {}

  /** Errors: CASE_NOT_FOUND */
  async getCase(caseId: string): Promise<CaseDetails> {
    return this.details.find(this.database, caseId, await this.database.now());
  }
}
