import { Injectable } from '@nestjs/common';
import { Database } from '#libs/transactions';
import { type CaseDetails, CaseDetailsReader } from './case-details.js';

@Injectable()
export class GetCase {
  constructor(
    private readonly database: Database,
    private readonly details: CaseDetailsReader,
  ) {}

  /** @throws CASE_NOT_FOUND */
  async getCase(caseId: string): Promise<CaseDetails> {
    return this.details.find(this.database, caseId, await this.database.now());
  }
}
