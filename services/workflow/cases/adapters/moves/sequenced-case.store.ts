import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import type { Case } from '../../domain/case.js';
import { SequencedCaseStore } from '../../use-cases/moves/ports.js';
import { cases } from '../case.store.js';

@Injectable()
export class PostgresSequencedCaseStore extends SequencedCaseStore {
  override async updateSequences(tx: Tx, changed: readonly Case[]): Promise<void> {
    await cases.updateMany(tx, changed, ['sequence', 'sequence_version', 'grouping', 'anchor_on', 'run']);
  }

  override async updateMerged(tx: Tx, { caseId, customerId, mergedInto }: Case): Promise<void> {
    await tx.query('UPDATE cases SET merged_into = $2 WHERE case_id = $1', [caseId, mergedInto]);
    await tx.query('UPDATE invoices SET last_case_id = $3 WHERE customer_id = $1 AND last_case_id = $2', [
      customerId,
      caseId,
      mergedInto,
    ]);
  }
}
