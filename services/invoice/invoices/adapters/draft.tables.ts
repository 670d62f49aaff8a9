import { EntitySchema } from 'typeorm';

export const invoiceLinesTable = new EntitySchema({
  name: 'invoice_lines',
  columns: {
    invoice_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'invoice_lines_pkey' },
    line_number: { type: 'int', primary: true, primaryKeyConstraintName: 'invoice_lines_pkey' },
    line_text: { type: 'text' },
    quantity_ten_thousandths: { type: 'bigint' },
    unit_price_minor: { type: 'bigint' },
    tax_rate_basis_points: { type: 'int' },
    net_minor: { type: 'bigint' },
  },
  checks: [
    {
      name: 'invoice_lines_amounts',
      expression: `quantity_ten_thousandths > 0 AND unit_price_minor >= 0 AND net_minor >= 0
        AND tax_rate_basis_points BETWEEN 0 AND 10000`,
    },
    { name: 'invoice_lines_lengths', expression: 'char_length(line_text) BETWEEN 1 AND 200' },
  ],
});
