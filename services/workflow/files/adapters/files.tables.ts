import { EntitySchema } from 'typeorm';
import { instant, key, text, uuid } from '../../waking/columns.js';

const arrivals = new EntitySchema({
  name: 'arrivals',
  columns: {
    arrival_id: { ...uuid, ...key('arrivals_pkey') },
    kind: text,
    arrive_at: instant,
    state: text,
  },
  indices: [
    { name: 'arrivals_waiting', columns: ['kind', 'arrive_at', 'arrival_id'], where: `(state <> 'DONE'::text)` },
  ],
  checks: [
    { name: 'arrivals_kind', expression: `kind IN ('IMPORT', 'PAYMENT_FILE')` },
    { name: 'arrivals_state', expression: `state IN ('WAITING', 'RUNNING', 'DONE')` },
  ],
});

export const filesTables = [arrivals];
