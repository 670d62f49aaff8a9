import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';

/** The tables of one noun. All have the column `file_id`. */
export interface IntakeTableNames {
  readonly files: string;
  readonly parts: string;
  readonly faults: string;
  /** What serves to take a file and is of no use once it ended, besides its parts. */
  readonly work?: readonly string[];
  /** Files, as a condition, whose content is of use for some days of wall-clock time after they have ended. */
  readonly kept?: { readonly files: string; readonly days: number };
}

/** Columns of the noun, besides those of every file. */
export interface MoreOfFiles {
  readonly columns: Readonly<Record<string, EntitySchemaColumnOptions>>;
  readonly checks: readonly { readonly name: string; readonly expression: string }[];
}

const uuid = { type: 'uuid' } as const;
const text = { type: 'text' } as const;
const integer = { type: 'integer' } as const;
const bigint = { type: 'bigint' } as const;
const instant = { type: 'timestamptz' } as const;

/** Files that go on, which are few, whatever has ended. */
export const unended = `state IN ('UPLOADING', 'WAITING', 'RUNNING')`;
/** Files whose parts, and whatever else served to take them, are still to be deleted; a failed one may be resumed. */
export const leftOver = `has_work AND state IN ('COMPLETED', 'REFUSED', 'CANCELLED')`;

const checksOfFiles = {
  state: `state IN ('UPLOADING', 'WAITING', 'RUNNING', 'COMPLETED', 'REFUSED', 'FAILED', 'CANCELLED')`,
  reason: `(state IN ('REFUSED', 'FAILED', 'CANCELLED')) = (reason <> '')`,
  end: `(state IN ('COMPLETED', 'REFUSED', 'FAILED', 'CANCELLED')) = (ended_at IS NOT NULL)`,
  size: 'size_bytes >= 0 AND part_count >= 0 AND stored_bytes >= 0 AND stored_bytes <= size_bytes',
  counts: 'row_count >= 0 AND error_count >= 0',
} as const;
const checksOfParts = {
  number: 'part_number >= 0',
  size: 'octet_length(content) BETWEEN 1 AND 1048576',
} as const;

/**
 * The statements of a migration that create the tables of one noun; those of every noun are the same but for the names.
 * @param more columns and constraints of the table of files, as SQL: `recorded_count bigint NOT NULL`
 */
export function intakeTableStatements({ files, parts, faults }: IntakeTableNames, more: readonly string[]): string[] {
  const checks = (table: string, of: Readonly<Record<string, string>>) =>
    Object.entries(of).map(([name, expression]) => `CONSTRAINT ${table}_${name} CHECK (${expression})`);
  const fileKey = (table: string) => `CONSTRAINT ${table}_file FOREIGN KEY (file_id) REFERENCES ${files} (file_id)`;
  const create = (table: string, lines: readonly string[]) => `CREATE TABLE ${table} (\n  ${lines.join(',\n  ')}\n)`;
  const filesTable = create(files, [
    `file_id uuid CONSTRAINT ${files}_pkey PRIMARY KEY`,
    'file_name text NOT NULL',
    'size_bytes bigint NOT NULL',
    'sha256 text NOT NULL',
    'mapping text NOT NULL',
    'arrival_at timestamptz',
    'state text NOT NULL',
    'part_count integer NOT NULL',
    'stored_bytes bigint NOT NULL',
    'read_position jsonb',
    'row_count bigint NOT NULL',
    'error_count bigint NOT NULL',
    'reason text NOT NULL',
    'version bigint NOT NULL',
    'created_at timestamptz NOT NULL',
    'ended_at timestamptz',
    'progressed_at timestamptz NOT NULL DEFAULT now()',
    'has_work boolean NOT NULL DEFAULT true',
    ...more,
    ...checks(files, checksOfFiles),
  ]);
  return [
    // Every chunk updates its row, so pages have room for it.
    `${filesTable} WITH (fillfactor = 50)`,
    `CREATE INDEX ${files}_running ON ${files} (file_id) WHERE (state = 'RUNNING')`,
    `CREATE INDEX ${files}_unended ON ${files} (file_id) WHERE (${unended})`,
    `CREATE INDEX ${files}_left_over ON ${files} (file_id) WHERE (${leftOver})`,
    `CREATE INDEX ${files}_by_creation ON ${files} (created_at, file_id)`,
    `CREATE INDEX ${files}_by_state ON ${files} (state, created_at, file_id)`,
    create(parts, [
      'file_id uuid NOT NULL',
      'part_number integer NOT NULL',
      'content bytea NOT NULL',
      `CONSTRAINT ${parts}_pkey PRIMARY KEY (file_id, part_number)`,
      fileKey(parts),
      ...checks(parts, checksOfParts),
    ]),
    // Uncompressed bytes can be read from their middle.
    `ALTER TABLE ${parts} ALTER COLUMN content SET STORAGE EXTERNAL`,
    create(faults, [
      'file_id uuid NOT NULL',
      'row_number bigint NOT NULL',
      'fault_number integer NOT NULL',
      'column_name text NOT NULL',
      'value text NOT NULL',
      'reason text NOT NULL',
      'message text NOT NULL',
      `CONSTRAINT ${faults}_pkey PRIMARY KEY (file_id, row_number, fault_number)`,
      fileKey(faults),
    ]),
  ];
}

/** Definition of the tables; a test compares it with the migrated schema. */
export function intakeTables({ files, parts, faults }: IntakeTableNames, more: MoreOfFiles): EntitySchema[] {
  const key = (table: string) => ({ primary: true, primaryKeyConstraintName: `${table}_pkey` });
  const checks = (table: string, of: Readonly<Record<string, string>>) =>
    Object.entries(of).map(([name, expression]) => ({ name: `${table}_${name}`, expression }));
  const fileKey = (table: string) => [
    { name: `${table}_file`, target: files, columnNames: ['file_id'], referencedColumnNames: ['file_id'] },
  ];
  return [
    new EntitySchema({
      name: files,
      columns: {
        file_id: { ...uuid, ...key(files) },
        file_name: text,
        size_bytes: bigint,
        sha256: text,
        mapping: text,
        arrival_at: { ...instant, nullable: true },
        state: text,
        part_count: integer,
        stored_bytes: bigint,
        read_position: { type: 'jsonb', nullable: true },
        row_count: bigint,
        error_count: bigint,
        reason: text,
        version: bigint,
        created_at: instant,
        ended_at: { ...instant, nullable: true },
        progressed_at: { ...instant, default: () => 'now()' },
        has_work: { type: 'boolean', default: true },
        ...more.columns,
      },
      indices: [
        { name: `${files}_running`, columns: ['file_id'], where: `(state = 'RUNNING')` },
        { name: `${files}_unended`, columns: ['file_id'], where: `(${unended})` },
        { name: `${files}_left_over`, columns: ['file_id'], where: `(${leftOver})` },
        { name: `${files}_by_creation`, columns: ['created_at', 'file_id'] },
        { name: `${files}_by_state`, columns: ['state', 'created_at', 'file_id'] },
      ],
      checks: [...checks(files, checksOfFiles), ...more.checks],
    }),
    new EntitySchema({
      name: parts,
      columns: {
        file_id: { ...uuid, ...key(parts) },
        part_number: { ...integer, ...key(parts) },
        content: { type: 'bytea' },
      },
      foreignKeys: fileKey(parts),
      checks: checks(parts, checksOfParts),
    }),
    new EntitySchema({
      name: faults,
      columns: {
        file_id: { ...uuid, ...key(faults) },
        row_number: { ...bigint, ...key(faults) },
        fault_number: { ...integer, ...key(faults) },
        column_name: text,
        value: text,
        reason: text,
        message: text,
      },
      foreignKeys: fileKey(faults),
    }),
  ];
}
