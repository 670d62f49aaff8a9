import { EntitySchema } from 'typeorm';

export const messagesTable = new EntitySchema({
  name: 'messages',
  columns: {
    message_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'messages_pkey' },
    idempotency_key: { type: 'text' },
    customer_id: { type: 'uuid' },
    case_id: { type: 'uuid', nullable: true },
    step_id: { type: 'text' },
    channel: { type: 'text' },
    template: { type: 'text' },
    template_version: { type: 'integer', nullable: true },
    locale: { type: 'text', default: '' },
    contact_id: { type: 'uuid', nullable: true },
    invoice_ids: { type: 'uuid', array: true },
    left_out: { type: 'jsonb', default: [] },
    state: { type: 'text' },
    reason: { type: 'text' },
    rule_ids: { type: 'text', array: true, default: () => `'{}'` },
    packs: { type: 'text', array: true, default: () => `'{}'` },
    facts_hash: { type: 'text', default: '' },
    delay_until: { type: 'timestamptz', nullable: true },
    provider_reply: { type: 'text', default: '' },
    deferrals: { type: 'integer', default: 0 },
    claim_number: { type: 'bigint' },
    lease_until: { type: 'timestamptz', nullable: true },
    data_started_at: { type: 'timestamptz', nullable: true },
    created_at: { type: 'timestamptz' },
    sent_at: { type: 'timestamptz', nullable: true },
    version: { type: 'bigint' },
  },
  indices: [
    { name: 'messages_by_time', columns: ['created_at', 'message_id'] },
    { name: 'messages_by_customer', columns: ['customer_id', 'created_at', 'message_id'] },
    { name: 'messages_by_case', columns: ['case_id', 'created_at', 'message_id'], where: '(case_id IS NOT NULL)' },
    { name: 'messages_by_state', columns: ['state', 'created_at', 'message_id'] },
    { name: 'messages_by_invoice', columns: ['invoice_ids'], synchronize: false },
    { name: 'messages_in_hand', columns: ['message_id'], where: `(state = 'CLAIMED'::text)` },
  ],
});

export const messageContentsTable = new EntitySchema({
  name: 'message_contents',
  columns: {
    message_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'message_contents_pkey' },
    unsubscribe_hash: { type: 'bytea' },
    subject: { type: 'text' },
    html: { type: 'text' },
    text: { type: 'text' },
  },
  uniques: [{ name: 'message_contents_unsubscribe_hash', columns: ['unsubscribe_hash'] }],
  foreignKeys: [
    {
      name: 'message_contents_message',
      target: 'messages',
      columnNames: ['message_id'],
      referencedColumnNames: ['message_id'],
    },
  ],
});

export const contactsMadeTable = new EntitySchema({
  name: 'contacts_made',
  columns: {
    customer_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'contacts_made_pkey' },
    channel: { type: 'text', primary: true, primaryKeyConstraintName: 'contacts_made_pkey' },
    contacted_on: { type: 'date', primary: true, primaryKeyConstraintName: 'contacts_made_pkey' },
    message_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'contacts_made_pkey' },
  },
});

export const contactCapsTable = new EntitySchema({
  name: 'contact_caps',
  columns: {
    scope: { type: 'text', primary: true, primaryKeyConstraintName: 'contact_caps_pkey' },
    channel: { type: 'text', primary: true, primaryKeyConstraintName: 'contact_caps_pkey' },
    per_day: { type: 'integer', nullable: true },
    per_seven_days: { type: 'integer', nullable: true },
    actor: { type: 'text' },
    set_at: { type: 'timestamptz' },
  },
});

export const templatesTable = new EntitySchema({
  name: 'templates',
  columns: {
    name: { type: 'text', collation: 'C', primary: true, primaryKeyConstraintName: 'templates_pkey' },
    locale: { type: 'text', collation: 'C', primary: true, primaryKeyConstraintName: 'templates_pkey' },
    channel: { type: 'text', collation: 'C', primary: true, primaryKeyConstraintName: 'templates_pkey' },
    version: { type: 'integer', primary: true, primaryKeyConstraintName: 'templates_pkey' },
    subject: { type: 'text' },
    html: { type: 'text' },
    text: { type: 'text' },
    actor: { type: 'text' },
    created_at: { type: 'timestamptz' },
  },
});

export const communicationTables = [
  messagesTable,
  messageContentsTable,
  contactsMadeTable,
  contactCapsTable,
  templatesTable,
];
