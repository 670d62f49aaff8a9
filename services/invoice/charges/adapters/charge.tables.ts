import { EntitySchema } from 'typeorm';

export const chargesTable = new EntitySchema({
  name: 'charges',
  columns: {
    charge_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'charges_pkey' },
    invoice_id: { type: 'uuid' },
    customer_id: { type: 'uuid' },
    kind: { type: 'text' },
    currency: { type: 'char', length: 3 },
    amount_minor: { type: 'bigint' },
    waived_minor: { type: 'bigint' },
    reason: { type: 'text' },
    debtor_text: { type: 'text' },
    occurrence: { type: 'text', collation: 'C' },
    actor: { type: 'text' },
    added_at: { type: 'timestamptz' },
    waive_reason: { type: 'text' },
    waived_at: { type: 'timestamptz', nullable: true },
    issued_episode: { type: 'int' },
    version: { type: 'bigint' },
    policy_code: { type: 'text', default: '' },
    policy_version: { type: 'int', default: 0 },
    policy_occurrence: { type: 'int', default: 0 },
  },
  indices: [
    { name: 'charges_by_invoice', columns: ['invoice_id', 'charge_id'] },
    { name: 'charges_by_customer', columns: ['customer_id', 'charge_id'] },
    { name: 'charges_occurrence', columns: ['invoice_id', 'occurrence'], unique: true, where: `occurrence <> ''` },
  ],
  checks: [
    { name: 'charges_kind', expression: `kind IN ('FEE', 'COST', 'INTEREST')` },
    {
      name: 'charges_amounts',
      expression: `amount_minor > 0 AND waived_minor BETWEEN 0 AND amount_minor
        OR kind = 'INTEREST' AND amount_minor = 0 AND waived_minor = 0`,
    },
    {
      name: 'charges_lengths',
      expression: `char_length(reason) BETWEEN 1 AND 500 AND char_length(debtor_text) <= 200
        AND char_length(occurrence) <= 100 AND char_length(waive_reason) <= 500`,
    },
  ],
});
