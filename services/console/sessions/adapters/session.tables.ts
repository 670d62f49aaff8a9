import { EntitySchema } from 'typeorm';

const text = { type: 'text' } as const;
const instant = { type: 'timestamptz' } as const;

const sessions = new EntitySchema({
  name: 'sessions',
  columns: {
    session_hash: { ...text, primary: true, primaryKeyConstraintName: 'sessions_pkey' },
    subject: text,
    name: text,
    roles: { ...text, array: true },
    provider_session: text,
    sealed_tokens: text,
    began_at: instant,
    seen_at: instant,
    checked_at: instant,
    ends_at: instant,
  },
  indices: [
    { name: 'sessions_by_subject', columns: ['subject'] },
    { name: 'sessions_by_end', columns: ['ends_at'] },
  ],
});

const signingKeys = new EntitySchema({
  name: 'signing_keys',
  columns: {
    key_id: { ...text, primary: true, primaryKeyConstraintName: 'signing_keys_pkey' },
    public_key: { type: 'jsonb' },
    ends_at: instant,
  },
});

export const sessionTables = [sessions, signingKeys];
