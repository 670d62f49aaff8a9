import { EntitySchema } from 'typeorm';
import { bigint, instant, integer, json, key, maybe, text, uuid } from '../../waking/columns.js';

const none = { ...integer, default: 0 } as const;
const noText = { ...text, default: '' } as const;

const bulkActs = new EntitySchema({
  name: 'bulk_acts',
  columns: {
    bulk_act_id: { ...uuid, ...key('bulk_acts_pkey') },
    act: text,
    parameters: json,
    state: text,
    hash: text,
    item_count: integer,
    allowed_count: integer,
    refusals: json,
    done_count: none,
    refused_count: none,
    failed_count: none,
    cancelled_count: none,
    previewed_by: text,
    started_by: noText,
    correlation_id: noText,
    version: { ...bigint, default: 0 },
    created_at: instant,
    expires_at: instant,
    started_at: { ...instant, ...maybe },
    ended_at: { ...instant, ...maybe },
  },
  indices: [
    { name: 'bulk_acts_created', columns: ['created_at', 'bulk_act_id'] },
    { name: 'bulk_acts_states', columns: ['state', 'created_at', 'bulk_act_id'] },
    { name: 'bulk_acts_previewed', columns: ['expires_at'], where: `(state = 'PREVIEWED'::text)` },
    { name: 'bulk_acts_ended', columns: ['ended_at'], where: '(ended_at IS NOT NULL)' },
  ],
  checks: [
    { name: 'bulk_acts_state', expression: `state IN ('PREVIEWED', 'RUNNING', 'CANCELLING', 'DONE', 'CANCELLED')` },
    { name: 'bulk_acts_ended_at', expression: `(ended_at IS NOT NULL) = (state IN ('DONE', 'CANCELLED'))` },
    {
      name: 'bulk_acts_counts',
      expression: `LEAST(done_count, refused_count, failed_count, cancelled_count) >= 0
        AND done_count + refused_count + failed_count + cancelled_count <= item_count`,
    },
  ],
});

const bulkActItems = new EntitySchema({
  name: 'bulk_act_items',
  columns: {
    bulk_act_id: { ...uuid, ...key('bulk_act_items_pkey') },
    item_id: { ...uuid, ...key('bulk_act_items_pkey') },
    state: text,
    reason: noText,
    text: noText,
    ended_at: { ...instant, ...maybe },
  },
  foreignKeys: [
    {
      name: 'bulk_act_items_bulk_act',
      target: 'bulk_acts',
      columnNames: ['bulk_act_id'],
      referencedColumnNames: ['bulk_act_id'],
    },
  ],
  indices: [{ name: 'bulk_act_items_states', columns: ['bulk_act_id', 'state', 'item_id'] }],
  checks: [
    {
      name: 'bulk_act_items_state',
      expression: `state IN ('PENDING', 'ACTING', 'DONE', 'REFUSED', 'FAILED', 'CANCELLED')`,
    },
    { name: 'bulk_act_items_text', expression: 'length(text) <= 500' },
  ],
});

export const bulkActsTables = [bulkActs, bulkActItems];
