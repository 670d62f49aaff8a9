import { EntitySchema } from 'typeorm';

export const numberSeriesTable = new EntitySchema({
  name: 'number_series',
  columns: {
    code: { type: 'text', collation: 'C', primary: true, primaryKeyConstraintName: 'number_series_pkey' },
    title: { type: 'text' },
    prefix: { type: 'text' },
    digits: { type: 'int' },
    gapless: { type: 'boolean' },
    next_number: { type: 'bigint' },
    version: { type: 'bigint' },
    created_at: { type: 'timestamptz' },
  },
  checks: [
    { name: 'number_series_numbers', expression: 'digits BETWEEN 1 AND 18 AND next_number >= 1' },
    {
      name: 'number_series_lengths',
      expression: `char_length(code) BETWEEN 1 AND 60 AND char_length(title) BETWEEN 1 AND 200
        AND char_length(prefix) <= 60`,
    },
  ],
});
