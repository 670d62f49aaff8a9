import { EntitySchema } from 'typeorm';

const knownChannel = `channel IN ('EMAIL', 'SMS', 'CALL', 'LETTER')`;

const contactsMadeTable = new EntitySchema({
  name: 'contacts_made',
  columns: {
    customer_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'contacts_made_pkey' },
    channel: { type: 'text', primary: true, primaryKeyConstraintName: 'contacts_made_pkey' },
    made_on: { type: 'date', primary: true, primaryKeyConstraintName: 'contacts_made_pkey' },
    message_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'contacts_made_pkey' },
  },
});

const contactCapsTable = new EntitySchema({
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

export const contactTables = [contactsMadeTable, contactCapsTable];
