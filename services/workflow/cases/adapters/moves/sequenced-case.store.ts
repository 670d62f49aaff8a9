import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import type { Case } from '../../domain/case.js';
import type { StepRename } from '../../domain/sequence-change.js';
import { SequencedCaseStore } from '../../use-cases/moves/ports.js';
import { cases } from '../case.store.js';

@Injectable()
export class PostgresSequencedCaseStore extends SequencedCaseStore {
  override async updateSequences(tx: Tx, changed: readonly Case[]): Promise<void> {
    await cases.updateMany(tx, changed, ['sequence', 'sequence_version', 'grouping', 'anchor_on', 'run']);
  }

  override async renameDone(tx: Tx, caseIds: readonly string[], renames: readonly StepRename[]): Promise<void> {
    if (caseIds.length === 0 || renames.length === 0) return;
    await tx.query(
      `UPDATE steps_done d SET step_id = renamed.to_id
         FROM unnest($2::text[], $3::text[]) AS renamed (from_id, to_id)
        WHERE d.case_id = ANY($1::uuid[]) AND d.step_id = renamed.from_id
          AND NOT EXISTS (SELECT FROM steps_done e WHERE (e.case_id, e.subject_id, e.episode, e.step_id)
            = (d.case_id, d.subject_id, d.episode, renamed.to_id))`,
      [caseIds, renames.map(({ from }) => from), renames.map(({ to }) => to)],
    );
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
