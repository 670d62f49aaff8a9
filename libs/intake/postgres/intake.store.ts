import type { PartedSource } from '#libs/files';
import { isId } from '#libs/ids';
import type { FaultKey, FileKey, IntakeStore, StoredFault } from '#libs/intake';
import type { FileFault, FileIntake, IntakeNoun, IntakeState } from '#libs/intake/domain';
import {
  bigint,
  type Columns,
  FileParts,
  integer,
  json,
  type RowMapping,
  rowOf,
  text,
  timestamp,
  uuid,
} from '#libs/platform';
import type { Database, PageRequest, Tx } from '#libs/transactions';
import { type IntakeTableNames, leftOver, unended } from './intake.tables.js';

/** A part has up to 1 MiB. */
const partsPerDelete = 64;
const rowsPerDelete = 20_000;

const columnsOfEveryFile = {
  file_id: uuid('fileId'),
  file_name: text('fileName'),
  size_bytes: bigint('sizeBytes'),
  sha256: text('sha256'),
  mapping: text('mapping'),
  arrival_at: timestamp('arrivalAt'),
  state: text('state'),
  part_count: integer('partCount'),
  stored_bytes: bigint('storedBytes'),
  read_position: json('position'),
  row_count: bigint('rowCount'),
  error_count: bigint('errorCount'),
  reason: text('reason'),
  version: bigint('version'),
  created_at: timestamp('createdAt'),
  ended_at: timestamp('endedAt'),
} as const satisfies Columns<FileIntake>;

/** Columns that can change after a file was registered. */
const changing = [
  'state',
  'part_count',
  'stored_bytes',
  'read_position',
  'row_count',
  'error_count',
  'reason',
  'version',
  'ended_at',
];

/** The rows of the table of files. @param more the columns that the noun adds */
export function intakeRowOf<File extends FileIntake>(table: string, more: Columns<File>): RowMapping<File, string> {
  return rowOf<File>()(table, ['file_id'], { ...(columnsOfEveryFile as unknown as Columns<File>), ...more });
}

/** The store of one noun; what the noun keeps besides is added by a class that extends this one. */
export class PostgresIntakeStore<File extends FileIntake> implements IntakeStore<File> {
  private readonly parts: FileParts;
  private readonly changing: readonly string[];

  /** @param moreChanging columns of the noun that change with every chunk */
  constructor(
    protected readonly database: Database,
    private readonly noun: IntakeNoun,
    private readonly tables: IntakeTableNames,
    private readonly rows: RowMapping<File, string>,
    moreChanging: readonly string[],
  ) {
    this.parts = new FileParts(tables.parts, 'file_id');
    this.changing = [...changing, ...moreChanging];
  }

  async find(fileId: string): Promise<File | null> {
    if (!isId(fileId)) return null;
    const { table } = this.rows;
    const [row] = await this.database.query(`SELECT ${this.rows.select()} FROM ${table} WHERE file_id = $1`, [fileId]);
    return row ? this.rows.toDomain(row) : null;
  }

  async get(fileId: string): Promise<File> {
    const file = await this.find(fileId);
    if (!file) throw this.notFound(fileId);
    return file;
  }

  async lock(tx: Tx, fileId: string): Promise<File> {
    const sql = `SELECT ${this.rows.select()} FROM ${this.rows.table} WHERE file_id = $1 FOR UPDATE`;
    const [row] = isId(fileId) ? await tx.query(sql, [fileId]) : [];
    if (!row) throw this.notFound(fileId);
    return this.rows.toDomain(row);
  }

  async insert(tx: Tx, file: File): Promise<void> {
    await this.rows.insertMany(tx, [file]);
  }

  async update(tx: Tx, file: File): Promise<void> {
    await this.rows.updateMany(tx, [file], this.changing);
    await this.markProgress(tx, file.fileId);
  }

  async insertPart(tx: Tx, fileId: string, partNumber: number, content: Uint8Array): Promise<boolean> {
    const stored = await this.parts.insert(tx, fileId, { partNumber, content });
    if (stored === 'other') {
      const message = `Part ${partNumber} of the ${this.noun.name} ${fileId} was uploaded before with other content.`;
      throw this.noun.errors.keyReused(`${message} Register the file again.`);
    }
    await this.markProgress(tx, fileId);
    return stored === 'new';
  }

  content(fileId: string): Promise<PartedSource> {
    return this.parts.open(this.database, fileId);
  }

  async deleteLeftOvers(): Promise<boolean> {
    const { files, parts, work = [], kept = { files: 'false', days: 0 } } = this.tables;
    const isKept = `${kept.files} AND progressed_at > now() - make_interval(days => $1)`;
    const [file] = await this.database.query<{ file_id: string }>(
      `SELECT file_id FROM ${files} WHERE ${leftOver} AND NOT (${isKept}) ORDER BY file_id LIMIT 1`,
      [kept.days],
    );
    if (!file) return false;
    for (const [table, limit] of [[parts, partsPerDelete], ...work.map((name) => [name, rowsPerDelete])]) {
      const [deleted] = await this.database.query<{ count: number }>(
        `WITH deleted AS (
           DELETE FROM ${table} WHERE ctid = ANY (ARRAY(SELECT ctid FROM ${table} WHERE file_id = $1 LIMIT $2)) RETURNING 1)
         SELECT count(*)::integer AS count FROM deleted`,
        [file.file_id, limit],
      );
      if (deleted!.count > 0) return true;
    }
    await this.database.query(`UPDATE ${files} SET has_work = false WHERE file_id = $1`, [file.file_id]);
    return true;
  }

  async insertFaults(tx: Tx, fileId: string, faults: readonly FileFault[]): Promise<void> {
    if (faults.length === 0) return;
    const { faults: table } = this.tables;
    // A row may be found wrong in two steps, so its faults are numbered after those it has.
    await tx.query(
      `INSERT INTO ${table} (file_id, row_number, fault_number, column_name, value, reason, message)
       SELECT $1, given.row_number,
              coalesce(before.fault_number, 0)
                + row_number() OVER (PARTITION BY given.row_number ORDER BY given.place),
              given.column_name, given.value, given.reason, given.message
         FROM unnest($2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[])
           WITH ORDINALITY AS given (row_number, column_name, value, reason, message, place)
         LEFT JOIN LATERAL (SELECT max(fault_number) AS fault_number FROM ${table} AS known
                             WHERE known.file_id = $1 AND known.row_number = given.row_number) AS before ON true`,
      [
        fileId,
        faults.map(({ row }) => row),
        faults.map(({ column }) => column),
        faults.map(({ value }) => value),
        faults.map(({ reason }) => reason),
        faults.map(({ message }) => message),
      ],
    );
  }

  async listFaults(fileId: string | null, { after, limit }: PageRequest<FaultKey>): Promise<StoredFault[]> {
    const parameters: unknown[] = [];
    const at = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions: string[] = [];
    if (fileId !== null) conditions.push(`file_id = ${at(fileId)}`);
    if (after) {
      const [afterFile, afterRow, afterFault] = after;
      const key = `(${at(afterFile)}::uuid, ${at(afterRow)}::bigint, ${at(afterFault)}::integer)`;
      conditions.push(`(file_id, row_number, fault_number) > ${key}`);
    }
    const rows = await this.database.query<FaultRow>(
      `SELECT file_id, row_number, fault_number, column_name, value, reason, message FROM ${this.tables.faults}
       ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''}
       ORDER BY file_id, row_number, fault_number LIMIT ${at(limit)}`,
      parameters,
    );
    return rows.map((row) => ({
      fileId: row.file_id,
      row: Number(row.row_number),
      faultNumber: row.fault_number,
      column: row.column_name,
      value: row.value,
      reason: row.reason,
      message: row.message,
    }));
  }

  async list(state: IntakeState | null, { after, limit }: PageRequest<FileKey>): Promise<File[]> {
    const parameters: unknown[] = [];
    const at = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions: string[] = [];
    if (state !== null) conditions.push(`state = ${at(state)}`);
    if (after) conditions.push(`(created_at, file_id) < (${at(after[0])}::timestamptz, ${at(after[1])}::uuid)`);
    const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
    const rows = await this.database.query(
      `SELECT ${this.rows.select()} FROM ${this.rows.table} ${where}
        ORDER BY created_at DESC, file_id DESC LIMIT ${at(limit)}`,
      parameters,
    );
    return rows.map((row) => this.rows.toDomain(row));
  }

  async runningCount(): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `SELECT count(*)::integer AS count FROM ${this.tables.files} WHERE state = 'RUNNING'`,
    );
    return row!.count;
  }

  async idleUploads(idleMs: number, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ file_id: string }>(
      `SELECT file_id FROM ${this.tables.files}
       WHERE ${unended} AND state = 'UPLOADING' AND progressed_at < now() - make_interval(secs => $1)
       ORDER BY progressed_at LIMIT $2`,
      [idleMs / 1_000, limit],
    );
    return rows.map((row) => row.file_id);
  }

  async maxStandstillSeconds(now: Date): Promise<number> {
    const [row] = await this.database.query<{ seconds: number }>(
      `SELECT coalesce(extract(epoch FROM now() - min(progressed_at)), 0)::double precision AS seconds
         FROM ${this.tables.files}
        WHERE ${unended} AND (state = 'RUNNING' OR state = 'WAITING' AND (arrival_at IS NULL OR arrival_at <= $1))`,
      [now],
    );
    return row!.seconds;
  }

  private async markProgress(tx: Tx, fileId: string): Promise<void> {
    await tx.query(`UPDATE ${this.tables.files} SET progressed_at = now() WHERE file_id = $1`, [fileId]);
  }

  private notFound(fileId: string): Error {
    return this.noun.errors.notFound(`There is no ${this.noun.name} ${JSON.stringify(fileId)}.`);
  }
}

interface FaultRow {
  file_id: string;
  row_number: bigint;
  fault_number: number;
  column_name: string;
  value: string;
  reason: string;
  message: string;
}
