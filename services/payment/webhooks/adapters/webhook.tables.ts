import { EntitySchema } from 'typeorm';

const text = { type: 'text' } as const;
const wallClock = { type: 'timestamptz', default: () => 'clock_timestamp()' } as const;

const events = new EntitySchema({
  name: 'webhook_events',
  columns: {
    provider: { ...text, primary: true, primaryKeyConstraintName: 'webhook_events_pkey' },
    event_id: { ...text, primary: true, primaryKeyConstraintName: 'webhook_events_pkey' },
    about: text,
    reference: text,
    state: text,
    received_at: wallClock,
    look_at: wallClock,
    looks: { type: 'integer', default: 0 },
  },
  indices: [
    { name: 'webhook_events_waiting', columns: ['look_at'], where: `(state = 'WAITING')` },
    { name: 'webhook_events_by_time', columns: ['received_at'] },
  ],
  checks: [
    { name: 'webhook_events_state', expression: `state IN ('WAITING', 'DONE')` },
    { name: 'webhook_events_about', expression: `about IN ('CHARGE', 'METHOD', 'OTHER')` },
    {
      name: 'webhook_events_texts',
      expression: 'length(event_id) BETWEEN 1 AND 200 AND length(reference) <= 200',
    },
  ],
});

/** What the table of webhooks is; a test compares it with the migrated schema. */
export const webhookTables = [events];
