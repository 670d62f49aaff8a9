import { EntitySchema } from 'typeorm';
import { specialistCountsTable } from './specialist.counts.js';

const classesTable = new EntitySchema({
  name: 'customer_classes',
  columns: {
    name: { type: 'text', collation: 'C', primary: true, primaryKeyConstraintName: 'customer_classes_pkey' },
    title: { type: 'text' },
    team: { type: 'text', collation: 'C', nullable: true },
    default_sequence: { type: 'text', default: '' },
    locked: { type: 'boolean', default: false },
    version: { type: 'bigint' },
    created_at: { type: 'timestamptz' },
  },
  checks: [
    {
      name: 'customer_classes_lengths',
      expression: `char_length(name) BETWEEN 1 AND 64 AND char_length(title) BETWEEN 1 AND 200
        AND char_length(default_sequence) <= 60`,
    },
  ],
  foreignKeys: [
    { name: 'customer_classes_team', target: 'rosters', columnNames: ['team'], referencedColumnNames: ['name'] },
  ],
});

/** Every table of classes. */
export const classTables = [classesTable, specialistCountsTable];
