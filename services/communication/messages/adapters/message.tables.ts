import { EntitySchema } from 'typeorm';

const knownChannel = `channel IN ('EMAIL', 'SMS', 'CALL', 'LETTER')`;

const messagesTable = new EntitySchema({
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
    lease_number: { type: 'bigint' },
    lease_until: { type: 'timestamptz', nullable: true },
    approved_at: { type: 'timestamptz', nullable: true },
    good_until: { type: 'timestamptz', nullable: true },
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
    { name: 'messages_in_progress', columns: ['message_id'], where: `(state = 'IN_PROGRESS'::text)` },
  ],
  checks: [
    {
      name: 'messages_state',
      expression: `state IN ('IN_PROGRESS', 'SENT', 'SUPPRESSED', 'DELAYED', 'BOUNCED_HARD', 'FAILED', 'OUTCOME_UNKNOWN')`,
    },
    { name: 'messages_channel', expression: knownChannel },
    { name: 'messages_reason', expression: `reason ~ '^[A-Z][A-Z0-9_]*$'` },
    { name: 'messages_lease', expression: `(state = 'IN_PROGRESS') = (lease_until IS NOT NULL)` },
    { name: 'messages_delay', expression: `(state = 'DELAYED') = (delay_until IS NOT NULL)` },
    {
      name: 'messages_sent',
      expression: `CASE state WHEN 'SENT' THEN sent_at IS NOT NULL WHEN 'BOUNCED_HARD' THEN true ELSE sent_at IS NULL END`,
    },
    {
      name: 'messages_data',
      expression: `CASE WHEN state IN ('SENT', 'OUTCOME_UNKNOWN') THEN data_started_at IS NOT NULL
        WHEN state IN ('DELAYED', 'SUPPRESSED') THEN data_started_at IS NULL ELSE true END`,
    },
    {
      name: 'messages_decided_before_data',
      expression: `data_started_at IS NULL OR (facts_hash <> '' AND template_version IS NOT NULL AND contact_id IS NOT NULL
        AND approved_at IS NOT NULL AND good_until IS NOT NULL)`,
    },
    {
      name: 'messages_lengths',
      expression: `char_length(idempotency_key) BETWEEN 1 AND 200 AND char_length(step_id) <= 100
        AND char_length(template) BETWEEN 1 AND 64 AND cardinality(invoice_ids) BETWEEN 1 AND 500`,
    },
    { name: 'messages_version', expression: 'version >= 1 AND deferrals >= 0' },
  ],
});

const messageContentsTable = new EntitySchema({
  name: 'message_contents',
  columns: {
    message_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'message_contents_pkey' },
    unsubscribe_hash: { type: 'bytea' },
    subject: { type: 'text' },
    html: { type: 'text' },
    text: { type: 'text' },
    stored_at: { type: 'timestamptz' },
  },
  indices: [{ name: 'message_contents_with_text', columns: ['stored_at'], where: `(text <> ''::text)` }],
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

export const messageTables = [messagesTable, messageContentsTable];
