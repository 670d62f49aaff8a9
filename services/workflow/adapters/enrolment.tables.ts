import { EntitySchema } from 'typeorm';
import { uuid, text, texts, bigint, integer, instant, date, flag, json, currency, key, maybe } from './columns.js';

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

export const enrolmentTables = [sequences, customers, invoices];
