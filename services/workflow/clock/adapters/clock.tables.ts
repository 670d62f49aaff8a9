import { EntitySchema } from 'typeorm';
import { bigint, identity, instant, integer, key, maybe, text, texts, uuid, wallClock } from '../../waking/columns.js';

const clockAdvances = new EntitySchema({
  name: 'clock_advances',
  columns: {
    advance_id: { ...uuid, ...key('clock_advances_pkey') },
    state: text,
    from_at: instant,
    target_at: instant,
    now_at: instant,
    instants: bigint,
    phase: text,
    owner: { ...uuid, ...maybe },
    outstanding: texts,
    happened: texts,
    created_at: wallClock,
  },
  indices: [
    { name: 'clock_advances_running', columns: ['state'], unique: true, where: `(state = 'RUNNING'::text)` },
    { name: 'clock_advances_newest', columns: ['created_at'] },
  ],
  checks: [{ name: 'clock_advances_state', expression: `state IN ('RUNNING', 'DONE', 'STUCK', 'CANCELLED')` }],
});

const eventCounts = new EntitySchema({
  name: 'event_counts',
  columns: {
    id: identity('event_counts_pkey'),
    name: text,
    count: bigint,
    counted_at: instant,
  },
  indices: [{ name: 'event_counts_time', columns: ['counted_at'] }],
});

const sweepParts = new EntitySchema({
  name: 'sweep_parts',
  columns: {
    peer: { ...text, ...key('sweep_parts_pkey') },
    phase: { ...text, ...key('sweep_parts_pkey') },
    succeeded_at: instant,
    failure_count: integer,
    retry_at: { ...instant, ...maybe },
  },
});

export const clockTables = [clockAdvances, eventCounts, sweepParts];
