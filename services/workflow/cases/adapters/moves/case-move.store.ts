import { Injectable } from '@nestjs/common';
import { bigint, integer, rowOf, text, timestamp, uuid } from '#libs/platform';
import type { Queryable, Tx } from '#libs/transactions';
import type { CaseMove } from '../../domain/case-move.js';
import { CaseMoveStore, type CasesToMove, type VersionCount } from '../../use-cases/moves/ports.js';

const moves = rowOf<CaseMove>()('case_moves', ['move_id'], {
  move_id: uuid('moveId'),
  sequence: text('sequence'),
  sequence_version: integer('sequenceVersion'),
  state: text('state'),
  reason: text('reason'),
  started_by: text('startedBy'),
  after_case_id: uuid('afterCaseId'),
  moved_count: bigint('movedCount'),
  failed_count: bigint('failedCount'),
  last_fault: text('lastFault'),
  created_at: timestamp('createdAt'),
  done_at: timestamp('doneAt'),
});

/** Cases of one stretch: so few that moving all of them is short work, and so many that passing over others is too. */
const stretch = 200;
const maxFaultLength = 500;

@Injectable()
export class PostgresCaseMoveStore extends CaseMoveStore {
  override async find(queryable: Queryable, moveId: string): Promise<CaseMove | null> {
    const [row] = await queryable.query(`SELECT ${moves.select()} FROM case_moves WHERE move_id = $1`, [moveId]);
    return row ? moves.toDomain(row) : null;
  }

  override async findRunning(queryable: Queryable, sequence: string): Promise<CaseMove | null> {
    const [row] = await queryable.query(
      `SELECT ${moves.select()} FROM case_moves WHERE sequence = $1 AND state = 'RUNNING'`,
      [sequence],
    );
    return row ? moves.toDomain(row) : null;
  }

  override async insert(tx: Tx, move: CaseMove): Promise<void> {
    await moves.insertMany(tx, [move]);
  }

  /** By the primary key, so that a case which changes meanwhile is neither missed nor seen twice. */
  override async listCases(
    queryable: Queryable,
    { sequence, sequenceVersion, afterCaseId }: CaseMove,
  ): Promise<CasesToMove> {
    const beyond = afterCaseId === null ? '' : 'WHERE case_id > $3::uuid';
    const parameters = [sequence, sequenceVersion, ...(afterCaseId === null ? [] : [afterCaseId])];
    const rows = await queryable.query<{ case_id: string; wanted: boolean }>(
      `SELECT case_id, sequence = $1 AND closed_at IS NULL AND sequence_version < $2 AS wanted
         FROM cases ${beyond} ORDER BY case_id LIMIT ${stretch}`,
      parameters,
    );
    return {
      caseIds: rows.filter(({ wanted }) => wanted).map((row) => row.case_id),
      lastId: rows.length === stretch ? rows.at(-1)!.case_id : null,
    };
  }

  override async countMoved(tx: Tx, moveId: string, count: number): Promise<void> {
    await tx.query('UPDATE case_moves SET moved_count = moved_count + $2 WHERE move_id = $1', [moveId, count]);
  }

  override async countFailed(tx: Tx, moveId: string, faults: readonly string[]): Promise<void> {
    await tx.query('UPDATE case_moves SET failed_count = failed_count + $3, last_fault = $2 WHERE move_id = $1', [
      moveId,
      faults.at(-1)?.slice(0, maxFaultLength),
      faults.length,
    ]);
  }

  override async updatePosition(tx: Tx, moveId: string, afterCaseId: string | null): Promise<void> {
    if (afterCaseId === null) {
      await tx.query(`UPDATE case_moves SET state = 'DONE', done_at = $2 WHERE move_id = $1 AND state = 'RUNNING'`, [
        moveId,
        tx.now,
      ]);
    } else {
      await tx.query('UPDATE case_moves SET after_case_id = $2 WHERE move_id = $1', [moveId, afterCaseId]);
    }
  }

  override countOlder(queryable: Queryable, sequence: string, version: number): Promise<VersionCount[]> {
    return queryable.query<VersionCount>(
      `SELECT sequence_version AS "sequenceVersion", count(*) AS "caseCount" FROM cases
        WHERE sequence = $1 AND closed_at IS NULL AND sequence_version < $2
        GROUP BY sequence_version ORDER BY sequence_version`,
      [sequence, version],
    );
  }
}
