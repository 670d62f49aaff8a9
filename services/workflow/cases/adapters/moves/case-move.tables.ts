import { EntitySchema } from 'typeorm';
import { bigint, instant, integer, key, maybe, text, uuid } from '../../../waking/columns.js';

const caseMoves = new EntitySchema({
  name: 'case_moves',
  columns: {
    move_id: { ...uuid, ...key('case_moves_pkey') },
    sequence: text,
    sequence_version: integer,
    state: text,
    reason: text,
    started_by: text,
    after_case_id: { ...uuid, ...maybe },
    moved_count: { ...bigint, default: 0 },
    failed_count: { ...bigint, default: 0 },
    last_fault: { ...text, default: '' },
    created_at: instant,
    done_at: { ...instant, ...maybe },
  },
  foreignKeys: [
    {
      name: 'case_moves_sequence',
      target: 'sequences',
      columnNames: ['sequence', 'sequence_version'],
      referencedColumnNames: ['name', 'version'],
    },
  ],
  indices: [{ name: 'case_moves_running', columns: ['sequence'], unique: true, where: `(state = 'RUNNING'::text)` }],
  checks: [
    { name: 'case_moves_state', expression: `state IN ('RUNNING', 'DONE')` },
    { name: 'case_moves_reason', expression: 'length(reason) BETWEEN 1 AND 500' },
    { name: 'case_moves_done', expression: `(done_at IS NOT NULL) = (state = 'DONE')` },
  ],
});

export const movesTables = [caseMoves];
