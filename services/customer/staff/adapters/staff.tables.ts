import { EntitySchema } from 'typeorm';

const peopleTable = new EntitySchema({
  name: 'people',
  columns: {
    person_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'people_pkey' },
    sub: { type: 'text', collation: 'C' },
    name: { type: 'text' },
    email: { type: 'text', default: '' },
    active: { type: 'boolean' },
    version: { type: 'bigint' },
    created_at: { type: 'timestamptz' },
  },
  uniques: [{ name: 'people_sub', columns: ['sub'] }],
  checks: [
    {
      name: 'people_lengths',
      expression: `char_length(sub) BETWEEN 1 AND 255 AND char_length(name) BETWEEN 1 AND 200
        AND char_length(email) <= 254`,
    },
  ],
  indices: [{ name: 'people_by_name', columns: ['name', 'person_id'] }],
});

const rostersTable = new EntitySchema({
  name: 'rosters',
  columns: {
    name: { type: 'text', collation: 'C', primary: true, primaryKeyConstraintName: 'rosters_pkey' },
    kind: { type: 'text' },
    title: { type: 'text' },
    version: { type: 'bigint' },
    created_at: { type: 'timestamptz' },
  },
  checks: [
    { name: 'rosters_kind', expression: `kind IN ('QUEUE', 'GROUP')` },
    {
      name: 'rosters_lengths',
      expression: 'char_length(name) BETWEEN 1 AND 64 AND char_length(title) BETWEEN 1 AND 200',
    },
  ],
});

const rosterMembersTable = new EntitySchema({
  name: 'roster_members',
  columns: {
    roster: { type: 'text', collation: 'C', primary: true, primaryKeyConstraintName: 'roster_members_pkey' },
    person_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'roster_members_pkey' },
  },
  foreignKeys: [
    { name: 'roster_members_roster', target: 'rosters', columnNames: ['roster'], referencedColumnNames: ['name'] },
    {
      name: 'roster_members_person',
      target: 'people',
      columnNames: ['person_id'],
      referencedColumnNames: ['person_id'],
    },
  ],
  indices: [{ name: 'roster_members_by_person', columns: ['person_id', 'roster'] }],
});

/** Every table of people and their queues and groups. */
export const staffTables = [peopleTable, rostersTable, rosterMembersTable];
