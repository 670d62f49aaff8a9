import { EntitySchema } from 'typeorm';
import { bigint, instant, key, text, uuid } from '../../waking/columns.js';

const files = new EntitySchema({
  name: 'files',
  columns: {
    file_id: { ...uuid, ...key('files_pkey') },
    service: text,
    announcement: bigint,
    arrive_at: instant,
    state: text,
  },
  indices: [{ name: 'files_waiting', columns: ['service', 'arrive_at', 'file_id'], where: `(state <> 'DONE'::text)` }],
  checks: [
    { name: 'files_service', expression: `service IN ('invoice', 'payment')` },
    { name: 'files_state', expression: `state IN ('WAITING', 'RUNNING', 'DONE')` },
  ],
});

export const filesTables = [files];
