import { EntitySchema } from 'typeorm';
import { bigint, flag, instant, key, text, uuid } from '../../waking/columns.js';

const promises = new EntitySchema({
  name: 'promises',
  columns: {
    promise_id: { ...uuid, ...key('promises_pkey') },
    customer_id: uuid,
    state: text,
    open: flag,
    judge_at: instant,
    invoice_ids: { ...uuid, array: true },
    version: bigint,
    kind: { ...text, default: 'PROMISE' },
  },
  indices: [{ name: 'promises_open', columns: ['judge_at'], where: '(open)' }],
});

export const promisesTables = [promises];
