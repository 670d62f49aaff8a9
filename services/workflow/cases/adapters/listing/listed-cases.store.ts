import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import { ListedCases } from '../../use-cases/listing/ports.js';
import { isGiven, refreshLastContacts, refreshListed } from './listed-facts.sql.js';

@Injectable()
export class PostgresListedCases extends ListedCases {
  override async lockNext(tx: Tx, after: string | null, limit: number): Promise<{ caseId: string; listed: boolean }[]> {
    return tx.query(
      `SELECT case_id AS "caseId", listed FROM cases
        WHERE (closed_at IS NULL OR NOT listed) AND case_id > $1 ORDER BY case_id LIMIT $2 FOR UPDATE`,
      [after ?? '00000000-0000-0000-0000-000000000000', limit],
    );
  }

  override async refreshMany(tx: Tx, caseIds: readonly string[]): Promise<void> {
    if (caseIds.length === 0) return;
    await tx.query(refreshListed(isGiven), [caseIds]);
    await tx.query(refreshLastContacts(isGiven), [caseIds]);
  }
}
