import { EntitySchema } from 'typeorm';
import { bigint, currency, date, flag, instant, integer, key, maybe, text, texts, uuid } from '../../waking/columns.js';

const customers = new EntitySchema({
  name: 'customers',
  columns: {
    customer_id: { ...uuid, ...key('customers_pkey') },
    class: text,
    specialist_id: { ...text, default: '' },
    deliverable_channels: texts,
    version: bigint,
    flags_asked: { ...flag, default: true },
  },
  indices: [{ name: 'customers_flags_unasked', columns: ['customer_id'], where: '(NOT flags_asked)' }],
});

const customerFlags = new EntitySchema({
  name: 'customer_flags',
  columns: {
    customer_id: { ...uuid, ...key('customer_flags_pkey') },
    flag: { ...text, ...key('customer_flags_pkey') },
    raised: flag,
    since_on: { ...date, ...maybe },
    until_on: { ...date, ...maybe },
    starts_at: { ...instant, ...maybe },
    ends_at: { ...instant, ...maybe },
    awaited: flag,
    version: bigint,
  },
  indices: [{ name: 'customer_flags_awaited', columns: ['starts_at', 'customer_id'], where: '(awaited)' }],
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
    { name: 'invoices_number', columns: ['number'] },
    { name: 'invoices_set_aside', columns: ['invoice_id'], where: `(because ~~ 'set aside:%'::text)` },
    {
      name: 'invoices_unassigned',
      columns: ['invoice_id'],
      where: `((lifecycle = 'OPEN') AND (case_id IS NULL))`,
    },
  ],
  checks: [
    {
      name: 'invoices_lifecycle',
      expression: `(lifecycle IN ('DRAFT', 'OPEN', 'PAID', 'VOID', 'WRITTEN_OFF')) OR lifecycle = 'SETTLED'`,
    },
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

const placementLines = new EntitySchema({
  name: 'placement_lines',
  columns: {
    placement_id: { ...uuid, ...key('placement_lines_pkey') },
    invoice_id: { ...uuid, ...key('placement_lines_pkey') },
    state: text,
    open: flag,
  },
  foreignKeys: [
    {
      name: 'placement_lines_placement',
      target: 'placements',
      columnNames: ['placement_id'],
      referencedColumnNames: ['placement_id'],
    },
  ],
  indices: [{ name: 'placement_lines_open', columns: ['invoice_id'], where: '(open)' }],
});

const announcements = new EntitySchema({
  name: 'announcements',
  columns: {
    invoice_id: { ...uuid, ...key('announcements_pkey') },
    message_id: uuid,
    sent_at: instant,
  },
  indices: [{ name: 'announcements_message', columns: ['message_id'] }],
});

export const copiesTables = [customers, customerFlags, invoices, placements, placementLines, announcements];
