import { EntitySchema } from 'typeorm';

export const writeOffsTable = new EntitySchema({
  name: 'write_offs',
  columns: {
    write_off_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'write_offs_pkey' },
    invoice_id: { type: 'uuid' },
    customer_id: { type: 'uuid' },
    method: { type: 'text' },
    currency: { type: 'char', length: 3 },
    amount_minor: { type: 'bigint' },
    reason_code: { type: 'text' },
    text: { type: 'text' },
    actor: { type: 'text' },
    written_off_at: { type: 'timestamptz' },
  },
  indices: [
    { name: 'write_offs_by_invoice', columns: ['invoice_id'], unique: true },
    { name: 'write_offs_by_customer', columns: ['customer_id', 'write_off_id'] },
    { name: 'write_offs_by_method', columns: ['method', 'write_off_id'] },
  ],
  checks: [
    { name: 'write_offs_method', expression: `method IN ('DIRECT', 'ALLOWANCE', 'SMALL_BALANCE')` },
    { name: 'write_offs_amount', expression: 'amount_minor > 0' },
    { name: 'write_offs_lengths', expression: 'char_length(reason_code) <= 60 AND char_length(text) <= 500' },
  ],
});
