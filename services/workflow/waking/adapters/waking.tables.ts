import { EntitySchema } from 'typeorm';
import { identity, integer, json, off, text, wallClock } from '../columns.js';

const wakes = new EntitySchema({
  name: 'wakes',
  columns: {
    seq: identity('wakes_pkey'),
    workflow_id: text,
    workflow_type: text,
    input: json,
    correlation_id: text,
    actor: text,
    created_at: wallClock,
    attempts: { ...integer, default: 0 },
    send_after: wallClock,
    sent: off,
    traceparent: { ...text, default: '' },
  },
  indices: [
    { name: 'wakes_workflow', columns: ['workflow_id', 'seq'] },
    { name: 'wakes_to_send', columns: ['send_after', 'seq'] },
  ],
});

export const wakingTables = [wakes];
