import { EntitySchema } from 'typeorm';
import { bigint, currency, date, flag, instant, integer, key, maybe, off, text, uuid } from '../../waking/columns.js';

const orders = Object.entries({
  next_message: ['next_message_at'],
  outstanding: ['currency', 'outstanding_minor'],
  oldest_due: ['oldest_due_on'],
});

/** Open cases in each order, of all and of those that a filter names. */
const orderedLists = Object.entries({
  '': [],
  sequence: ['sequence'],
  class: ['customer_class'],
  specialist: ['specialist_id'],
}).flatMap(([filter, filtered]) =>
  orders.map(([order, ordered]) => ({
    name: ['cases', filter, order].filter((part) => part !== '').join('_'),
    columns: [
      ...[...filtered, 'shown_state', ...ordered, 'opened_at', 'case_id'],
      ...(filter === 'sequence' ? ['sequence_version'] : []),
    ],
    where: '(closed_at IS NULL)',
  })),
);

/** Cases on hold for one reason in each order. */
const heldLists = [['', []] as const, ...orders].map(([order, ordered]) => ({
  name: ['cases_held', order].filter((part) => part !== '').join('_'),
  columns: ['hold_reason', 'shown_state', ...ordered, 'opened_at', 'case_id'],
  where: "(hold_reason <> ''::text)",
}));

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
    shown_state: { ...text, default: 'ACTIVE' },
    episode: integer,
    anchor_on: { ...date, ...maybe },
    version: bigint,
    opened_at: instant,
    closed_at: { ...instant, ...maybe },
    started: flag,
    timer_at: { ...instant, ...maybe },
    gathered_at: { ...instant, ...maybe },
    outstanding_minor: { ...bigint, default: 0 },
    open_invoice_count: { ...integer, default: 0 },
    placed_invoice_count: { ...integer, default: 0 },
    oldest_due_on: { ...date, ...maybe },
    next_act_at: { ...instant, ...maybe },
    next_act_step_id: { ...text, ...maybe },
    next_message_at: { ...instant, ...maybe },
    next_message_step_id: { ...text, ...maybe },
    last_contact_at: { ...instant, ...maybe },
    customer_class: { ...text, default: '' },
    specialist_id: { ...text, ...maybe },
    hold_reason: { ...text, default: '' },
    held_until: { ...instant, ...maybe },
    listed: off,
    run: { ...integer, default: 1 },
    merged_into: { ...uuid, ...maybe },
    recallable_invoice_count: { ...integer, default: 0 },
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
    { name: 'cases_by_state', columns: ['shown_state', 'opened_at', 'case_id'] },
    { name: 'cases_by_sequence', columns: ['sequence', 'shown_state', 'opened_at', 'case_id'] },
    { name: 'cases_by_customer', columns: ['customer_id', 'opened_at', 'case_id'] },
    { name: 'cases_version', columns: ['sequence', 'sequence_version', 'shown_state', 'opened_at', 'case_id'] },
    { name: 'cases_class', columns: ['customer_class', 'shown_state', 'opened_at', 'case_id'] },
    { name: 'cases_specialist', columns: ['specialist_id', 'shown_state', 'opened_at', 'case_id'] },
    ...orderedLists,
    ...heldLists,
    { name: 'cases_to_list', columns: ['case_id'], where: '((closed_at IS NULL) OR (NOT listed))' },
  ],
  checks: [
    { name: 'cases_grouping', expression: `grouping IN ('invoice', 'case')` },
    { name: 'cases_state', expression: `state <> ''` },
    { name: 'cases_shown_state', expression: `shown_state <> ''` },
    {
      name: 'cases_closed',
      expression: `(closed_at IS NOT NULL) = (state IN ('CANCELLED', 'PAID', 'WRITTEN_OFF', 'CLOSED'))`,
    },
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
    owed_again_at: { ...instant, ...maybe },
    because: text,
    held: off,
    paused: off,
    placed: off,
    arranged: off,
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
    blocked_count: { ...integer, default: 0 },
  },
  foreignKeys: [toCase('due_acts_case')],
  indices: [
    { name: 'due_acts_fire', columns: ['fire_at', 'case_id'], where: '(NOT stopped)' },
    { name: 'due_acts_subject', columns: ['subject_id'] },
    { name: 'due_acts_blocked', columns: ['case_id'], where: '(blocked_count >= 48)' },
  ],
  checks: [{ name: 'due_acts_kind', expression: `kind IN ('send', 'charge', 'task', 'place', 'expire')` }],
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
    flag: { ...text, ...maybe },
    promise_id: { ...uuid, ...maybe },
    arrangement_id: { ...uuid, ...maybe },
  },
  indices: [
    { name: 'holds_in_force', columns: ['customer_id'], where: '(lifted_at IS NULL)' },
    { name: 'holds_listed', columns: ['customer_id', 'placed_at', 'hold_id'] },
    {
      name: 'holds_ending',
      columns: ['until_at', 'hold_id'],
      where: '((lifted_at IS NULL) AND (until_at IS NOT NULL))',
    },
  ],
  checks: [
    { name: 'holds_scope', expression: `scope IN ('CUSTOMER', 'CASE', 'INVOICE')` },
    { name: 'holds_reason', expression: 'length(reason) BETWEEN 1 AND 500' },
  ],
});

export const casesTables = [cases, caseInvoices, dueActs, stepsDone, holds];
