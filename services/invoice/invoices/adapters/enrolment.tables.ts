import { EntitySchema } from 'typeorm';

export const enrolmentsTable = new EntitySchema({
  name: 'enrolments',
  columns: {
    invoice_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'enrolments_pkey' },
    sequence: { type: 'text' },
    case_id: { type: 'uuid' },
  },
});
