import { EntitySchema } from 'typeorm';
import { uuid, text, texts, bigint, integer, instant, json, key, maybe, off, wallClock, identity } from './columns.js';

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
    taken: off,
    traceparent: { ...text, default: '' },
  },
  indices: [
    { name: 'wakes_workflow', columns: ['workflow_id', 'seq'] },
    { name: 'wakes_to_send', columns: ['send_after', 'seq'] },
  ],
});

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

const placements = new EntitySchema({
  name: 'placements',
  columns: {
    placement_id: { ...uuid, ...key('placements_pkey') },
    case_id: { ...uuid, ...maybe },
    customer_id: uuid,
    state: text,
    version: bigint,
    recall_ends_at: { ...instant, ...maybe },
  },
  indices: [{ name: 'placements_recall', columns: ['recall_ends_at'], where: '(recall_ends_at IS NOT NULL)' }],
});

const placementInvoices = new EntitySchema({
  name: 'placement_invoices',
  columns: {
    placement_id: { ...uuid, ...key('placement_invoices_pkey') },
    invoice_id: { ...uuid, ...key('placement_invoices_pkey') },
    state: text,
  },
  foreignKeys: [
    {
      name: 'placement_invoices_placement',
      target: 'placements',
      columnNames: ['placement_id'],
      referencedColumnNames: ['placement_id'],
    },
  ],
  indices: [{ name: 'placement_invoices_invoice', columns: ['invoice_id'] }],
});

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
  checks: [{ name: 'clock_advances_state', expression: `state IN ('RUNNING', 'DONE', 'STUCK')` }],
});

const factCounts = new EntitySchema({
  name: 'fact_counts',
  columns: {
    id: identity('fact_counts_pkey'),
    fact: text,
    count: bigint,
    counted_at: instant,
  },
  indices: [{ name: 'fact_counts_time', columns: ['counted_at'] }],
});

export const drivingTables = [wakes, arrivals, placements, placementInvoices, clockAdvances, factCounts];
