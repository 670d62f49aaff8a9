import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import type { WorkText } from '../domain/work-text.js';
import { WorkTexts } from '../use-cases/ports.js';

@Injectable()
export class PostgresWorkTexts extends WorkTexts {
  override async findMany(tx: Tx, workIds: readonly string[]): Promise<ReadonlyMap<string, WorkText>> {
    const rows = await tx.query<WorkText & { id: string }>(
      `SELECT note_id AS id, left(text, $2) AS text, '' AS outcome FROM notes WHERE note_id = ANY ($1::uuid[])
       UNION ALL
       SELECT task_id, title, left(outcome_note, $2) FROM tasks WHERE task_id = ANY ($1::uuid[])`,
      [workIds, maxTextRead],
    );
    return new Map(rows.map(({ id, text, outcome }) => [id, { text, outcome }]));
  }
}

/** More than a line shows of a note, blanks included. */
const maxTextRead = 1_000;
