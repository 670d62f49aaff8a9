import { EntitySchema } from 'typeorm';

const uuid = { type: 'uuid' } as const;
const text = { type: 'text' } as const;
const texts = { type: 'text', array: true } as const;
const bigint = { type: 'bigint' } as const;
const integer = { type: 'integer' } as const;
const instant = { type: 'timestamptz' } as const;
const date = { type: 'date' } as const;
const flag = { type: 'boolean' } as const;
const json = { type: 'jsonb' } as const;
const currency = { type: 'char', length: 3 } as const;
const key = (name: string) => ({ primary: true, primaryKeyConstraintName: name }) as const;
const maybe = { nullable: true } as const;
const off = { ...flag, default: false } as const;
const wallClock = { ...instant, default: () => 'clock_timestamp()' } as const;

const sequences = new EntitySchema({
  name: 'sequences',
  columns: {
    name: { ...text, ...key('sequences_pkey') },
    version: { ...integer, ...key('sequences_pkey') },
    document: text,
    definition: json,
    active: flag,
    applied_by: text,
    created_at: instant,
  },
  indices: [{ name: 'sequences_active', columns: ['name'], unique: true, where: '(active)' }],
  checks: [{ name: 'sequences_version', expression: 'version > 0' }],
});

const customers = new EntitySchema({
  name: 'customers',
  columns: {
    customer_id: { ...uuid, ...key('customers_pkey') },
    class: text,
    deliverable_channels: texts,
    version: bigint,
  },
});

const invoices = new EntitySchema({
  name: 'invoices',
  columns: {
    invoice_id: { ...uuid, ...key('invoices_pkey') },
    number: text,
    customer_id: uuid,
    creditor_id: text,
    currency,
    amount_minor: bigint,
    remaining_minor: bigint,
    issued_on: date,
    due_on: date,
    zone: text,
    lifecycle: text,
    collectable: flag,
    disputed: flag,
    episode: integer,
    version: bigint,
    case_id: { ...uuid, ...maybe },
    last_case_id: { ...uuid, ...maybe },
    enrolled_episode: { ...integer, default: 0 },
    enrol_at: { ...instant, ...maybe },
    because: { ...text, default: '' },
  },
  indices: [
    { name: 'invoices_enrol_at', columns: ['enrol_at'], where: '(enrol_at IS NOT NULL)' },
    { name: 'invoices_customer', columns: ['customer_id'] },
    {
      name: 'invoices_unassigned',
      columns: ['invoice_id'],
      where: `((lifecycle = 'OPEN') AND (case_id IS NULL))`,
    },
  ],
  checks: [{ name: 'invoices_lifecycle', expression: `lifecycle IN ('DRAFT', 'OPEN', 'PAID', 'VOID')` }],
});

const cases = new EntitySchema({
  name: 'cases',
  columns: {
    case_id: { ...uuid, ...key('cases_pkey') },
    customer_id: uuid,
    currency,
    creditor_id: text,
    sequence: text,
    sequence_version: integer,
    grouping: text,
    state: text,
    episode: integer,
    version: bigint,
    opened_at: instant,
    closed_at: { ...instant, ...maybe },
    started: flag,
    timer_at: { ...instant, ...maybe },
  },
  foreignKeys: [
    {
      name: 'cases_sequence',
      target: 'sequences',
      columnNames: ['sequence', 'sequence_version'],
      referencedColumnNames: ['name', 'version'],
    },
  ],
  indices: [
    {
      name: 'cases_open',
      columns: ['customer_id', 'currency', 'creditor_id', 'sequence'],
      unique: true,
      where: '(closed_at IS NULL)',
    },
    { name: 'cases_listed', columns: ['opened_at', 'case_id'] },
    { name: 'cases_customer', columns: ['customer_id'] },
  ],
  checks: [
    { name: 'cases_grouping', expression: `grouping IN ('invoice', 'case')` },
    { name: 'cases_state', expression: `state <> ''` },
    { name: 'cases_closed', expression: `(closed_at IS NOT NULL) = (state IN ('CANCELLED', 'PAID', 'CLOSED'))` },
  ],
});

const toCase = (name: string) => ({
  name,
  target: 'cases',
  columnNames: ['case_id'],
  referencedColumnNames: ['case_id'],
});

const caseInvoices = new EntitySchema({
  name: 'case_invoices',
  columns: {
    invoice_id: { ...uuid, ...key('case_invoices_pkey') },
    episode: { ...integer, ...key('case_invoices_pkey') },
    case_id: uuid,
    enrolled_at: instant,
    because: text,
    held: off,
    placed: off,
    expired: off,
    left_at: { ...instant, ...maybe },
    left_reason: { ...text, default: '' },
  },
  foreignKeys: [toCase('case_invoices_case')],
  indices: [
    { name: 'case_invoices_by_case', columns: ['case_id'] },
    { name: 'case_invoices_once', columns: ['invoice_id'], unique: true, where: '(left_at IS NULL)' },
  ],
  checks: [{ name: 'case_invoices_left', expression: `(left_at IS NOT NULL) = (left_reason <> '')` }],
});

const dueActs = new EntitySchema({
  name: 'due_acts',
  columns: {
    case_id: { ...uuid, ...key('due_acts_pkey') },
    subject_id: { ...uuid, ...key('due_acts_pkey') },
    episode: { ...integer, ...key('due_acts_pkey') },
    step_id: { ...text, ...key('due_acts_pkey') },
    step_index: integer,
    kind: text,
    channel: { ...text, ...maybe },
    fire_at: instant,
    stopped: off,
  },
  foreignKeys: [toCase('due_acts_case')],
  indices: [
    { name: 'due_acts_fire', columns: ['fire_at'], where: '(NOT stopped)' },
    { name: 'due_acts_subject', columns: ['subject_id'] },
  ],
  checks: [{ name: 'due_acts_kind', expression: `kind IN ('send', 'task', 'place', 'expire')` }],
});

const stepsDone = new EntitySchema({
  name: 'steps_done',
  columns: {
    case_id: { ...uuid, ...key('steps_done_pkey') },
    subject_id: { ...uuid, ...key('steps_done_pkey') },
    episode: { ...integer, ...key('steps_done_pkey') },
    step_id: { ...text, ...key('steps_done_pkey') },
    kind: text,
    outcome: text,
    because: text,
    due_at: instant,
    done_at: instant,
  },
  foreignKeys: [toCase('steps_done_case')],
  indices: [{ name: 'steps_done_time', columns: ['done_at'] }],
});

const holds = new EntitySchema({
  name: 'holds',
  columns: {
    hold_id: { ...uuid, ...key('holds_pkey') },
    scope: text,
    subject_id: uuid,
    customer_id: uuid,
    case_id: { ...uuid, ...maybe },
    reason: text,
    until_at: { ...instant, ...maybe },
    placed_by: text,
    placed_at: instant,
    lifted_at: { ...instant, ...maybe },
  },
  indices: [
    { name: 'holds_in_force', columns: ['customer_id'], where: '(lifted_at IS NULL)' },
    { name: 'holds_listed', columns: ['customer_id', 'placed_at', 'hold_id'] },
    { name: 'holds_ending', columns: ['until_at'], where: '((lifted_at IS NULL) AND (until_at IS NOT NULL))' },
  ],
  checks: [
    { name: 'holds_scope', expression: `scope IN ('CUSTOMER', 'CASE', 'INVOICE')` },
    { name: 'holds_reason', expression: 'length(reason) BETWEEN 1 AND 500' },
  ],
});

const identity = (name: string) =>
  ({ ...bigint, ...key(name), generated: 'identity' as 'increment', generatedIdentity: 'ALWAYS' }) as const;

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

/** What the tables of this service are; migrations make them, a test compares the two. */
export const tables = [
  sequences,
  customers,
  invoices,
  cases,
  caseInvoices,
  dueActs,
  stepsDone,
  holds,
  wakes,
  arrivals,
  placements,
  placementInvoices,
  clockAdvances,
  factCounts,
];
