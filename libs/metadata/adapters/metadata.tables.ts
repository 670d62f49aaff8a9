import { EntitySchema } from 'typeorm';

/** Whose metadata a service keeps: its table and the column that is its key. */
export interface MetadataOwner {
  readonly table: string;
  readonly key: string;
}

/**
 * The statements of a migration that create the tables of metadata; those of every service are the same but for whom the
 * values are about. A schema is never deleted, so that values need no key to it, which many would lock at one time.
 */
export function metadataTableStatements({ table, key }: MetadataOwner): string[] {
  return [
    `CREATE TABLE metadata_schemas (
      name text COLLATE "C" CONSTRAINT metadata_schemas_pkey PRIMARY KEY,
      label text NOT NULL,
      fields jsonb NOT NULL,
      retired boolean NOT NULL,
      version bigint NOT NULL,
      created_at timestamptz NOT NULL,
      CONSTRAINT metadata_schemas_texts CHECK (${checks.schemas})
    )`,
    `CREATE TABLE metadata_values (
      subject_id uuid NOT NULL,
      schema_name text COLLATE "C" NOT NULL,
      field_values jsonb NOT NULL,
      version bigint NOT NULL,
      changed_at timestamptz NOT NULL,
      CONSTRAINT metadata_values_pkey PRIMARY KEY (subject_id, schema_name),
      CONSTRAINT metadata_values_subject FOREIGN KEY (subject_id) REFERENCES ${table} (${key}),
      CONSTRAINT metadata_values_form CHECK (${checks.values})
    )`,
  ];
}

/** The tables that the statements of the migration create. */
export function metadataTables({ table, key }: MetadataOwner): EntitySchema[] {
  const schemas = new EntitySchema({
    name: 'metadata_schemas',
    columns: {
      name: { type: 'text', collation: 'C', primary: true, primaryKeyConstraintName: 'metadata_schemas_pkey' },
      label: { type: 'text' },
      fields: { type: 'jsonb' },
      retired: { type: 'boolean' },
      version: { type: 'bigint' },
      created_at: { type: 'timestamptz' },
    },
    checks: [{ name: 'metadata_schemas_texts', expression: checks.schemas }],
  });
  const values = new EntitySchema({
    name: 'metadata_values',
    columns: {
      subject_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'metadata_values_pkey' },
      schema_name: {
        type: 'text',
        collation: 'C',
        primary: true,
        primaryKeyConstraintName: 'metadata_values_pkey',
      },
      field_values: { type: 'jsonb' },
      version: { type: 'bigint' },
      changed_at: { type: 'timestamptz' },
    },
    foreignKeys: [
      { name: 'metadata_values_subject', target: table, columnNames: ['subject_id'], referencedColumnNames: [key] },
    ],
    checks: [{ name: 'metadata_values_form', expression: checks.values }],
  });
  return [schemas, values];
}

const checks = {
  schemas: `name ~ '^[a-z][a-z0-9_]{0,39}$' AND char_length(label) BETWEEN 1 AND 200 AND jsonb_typeof(fields) = 'array'`,
  values: `jsonb_typeof(field_values) = 'object'`,
} as const;
