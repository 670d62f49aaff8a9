import { EntitySchema } from 'typeorm';
import { bigint, flag, instant, key, maybe, text, uuid } from '../../waking/columns.js';

const arrangements = new EntitySchema({
  name: 'arrangements',
  columns: {
    arrangement_id: { ...uuid, ...key('arrangements_pkey') },
    customer_id: uuid,
    state: text,
    open: flag,
    next_act_at: { ...instant, ...maybe },
    invoice_ids: { ...uuid, array: true },
    paused_here: flag,
    version: bigint,
  },
  indices: [
    { name: 'arrangements_due', columns: ['next_act_at'], where: '(open)' },
    { name: 'arrangements_of_customers', columns: ['customer_id'], where: '(open)' },
  ],
});

export const arrangementsTables = [arrangements];
