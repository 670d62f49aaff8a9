import { Check, Column, Entity, EntitySchema, PrimaryColumn, type PrimaryColumnOptions } from 'typeorm';

const knownChannel = `channel IN ('EMAIL', 'SMS', 'CALL', 'LETTER')`;
const primaryKeyConstraintName = 'templates_pkey';
const templateKey: PrimaryColumnOptions = { type: 'text', collation: 'C', primaryKeyConstraintName };

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
  checks: [
    {
      name: 'messages_state',
      expression: `state IN ('CLAIMED', 'SENT', 'SUPPRESSED', 'DELAYED', 'BOUNCED_HARD', 'FAILED', 'OUTCOME_UNKNOWN')`,
    },
    { name: 'messages_channel', expression: knownChannel },
    { name: 'messages_reason', expression: `reason ~ '^[A-Z][A-Z0-9_]*$'` },
    { name: 'messages_lease', expression: `(state = 'CLAIMED') = (lease_until IS NOT NULL)` },
    { name: 'messages_delay', expression: `(state = 'DELAYED') = (delay_until IS NOT NULL)` },
    { name: 'messages_sent', expression: `(state = 'SENT') = (sent_at IS NOT NULL)` },
    {
      name: 'messages_data',
      expression: `CASE WHEN state IN ('SENT', 'OUTCOME_UNKNOWN') THEN data_started_at IS NOT NULL
        WHEN state IN ('DELAYED', 'SUPPRESSED') THEN data_started_at IS NULL ELSE true END`,
    },
    {
      name: 'messages_decided_before_data',
      expression: `data_started_at IS NULL OR (facts_hash <> '' AND template_version IS NOT NULL AND contact_id IS NOT NULL)`,
    },
    {
      name: 'messages_lengths',
      expression: `char_length(idempotency_key) BETWEEN 1 AND 500 AND char_length(step_id) <= 100
        AND char_length(template) BETWEEN 1 AND 64 AND cardinality(invoice_ids) BETWEEN 1 AND 500`,
    },
    { name: 'messages_version', expression: 'version >= 1 AND deferrals >= 0' },
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
  checks: [{ name: 'message_contents_hash_length', expression: 'octet_length(unsubscribe_hash) = 32' }],
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
  checks: [
    { name: 'contact_caps_scope', expression: `scope = 'all' OR scope ~ '^[0-9a-f-]{36}$'` },
    { name: 'contact_caps_channel', expression: knownChannel },
    { name: 'contact_caps_figures', expression: 'per_day >= 1 AND per_seven_days >= 1' },
  ],
});

/** A class, because only a class can say what the comment of its table is: the service may add to it and read it. */
@Entity({ name: 'templates', comment: 'append-only' })
@Check('templates_channel', knownChannel)
@Check('templates_name', `name ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' AND char_length(name) <= 64`)
@Check('templates_version', 'version >= 1')
@Check(
  'templates_lengths',
  `char_length(locale) BETWEEN 2 AND 35 AND char_length(subject) BETWEEN 1 AND 500
    AND char_length(html) BETWEEN 1 AND 200000 AND char_length(text) BETWEEN 1 AND 200000`,
)
export class TemplatesTable {
  @PrimaryColumn(templateKey)
  name!: string;

  @PrimaryColumn(templateKey)
  locale!: string;

  @PrimaryColumn(templateKey)
  channel!: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName })
  version!: number;

  @Column('text')
  subject!: string;

  @Column('text')
  html!: string;

  @Column('text')
  text!: string;

  @Column('text')
  actor!: string;

  @Column('timestamptz')
  created_at!: Date;
}

export const communicationTables = [
  messagesTable,
  messageContentsTable,
  contactsMadeTable,
  contactCapsTable,
  TemplatesTable,
];
