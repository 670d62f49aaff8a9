import { EntitySchema } from 'typeorm';

const primary = { primary: true, primaryKeyConstraintName: 'invoice_relations_pkey' } as const;

export const invoiceRelationsTable = new EntitySchema({
  name: 'invoice_relations',
  columns: {
    invoice_id: { type: 'uuid', ...primary },
    type: { type: 'text', ...primary },
    related_invoice_id: { type: 'uuid', ...primary },
    created_at: { type: 'timestamptz' },
  },
  indices: [{ name: 'invoice_relations_by_related', columns: ['related_invoice_id'] }],
  checks: [{ name: 'invoice_relations_type', expression: `type IN ('DEFERS')` }],
});
