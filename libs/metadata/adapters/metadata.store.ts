import { Injectable } from '@nestjs/common';
import { isStorable } from '#libs/fields';
import { type MetadataKey, type MetadataRecord, MetadataStore, type SchemaKey } from '#libs/metadata';
import type { MetadataSchema } from '#libs/metadata/domain';
import { bigint, boolean, json, rowOf, text, timestamp, uuid } from '#libs/platform';
import { Database, type PageRequest, type Queryable, type Tx } from '#libs/transactions';

@Injectable()
export class PostgresMetadataStore extends MetadataStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async findSchemas(on: Queryable, names: readonly string[]): Promise<MetadataSchema[]> {
    const sql = `SELECT ${schemas.select()} FROM metadata_schemas WHERE name = ANY ($1::text[]) ORDER BY name`;
    return (await on.query<object>(sql, [names.filter(isStorable)])).map((row) => schemas.toDomain(row));
  }

  override async lockSchema(tx: Tx, name: string): Promise<MetadataSchema | null> {
    const sql = `SELECT ${schemas.select()} FROM metadata_schemas WHERE name = $1 FOR NO KEY UPDATE`;
    const [row] = await tx.query<object>(sql, [name]);
    return row ? schemas.toDomain(row) : null;
  }

  override async countSchemas(tx: Tx): Promise<number> {
    await tx.query('LOCK TABLE metadata_schemas IN SHARE ROW EXCLUSIVE MODE');
    const [row] = await tx.query<{ count: bigint }>('SELECT count(*) AS count FROM metadata_schemas');
    return Number(row!.count);
  }

  override async insertSchema(tx: Tx, schema: MetadataSchema): Promise<void> {
    await schemas.insertMany(tx, [schema]);
  }

  override async updateSchema(tx: Tx, schema: MetadataSchema): Promise<void> {
    await schemas.updateMany(tx, [schema], ['label', 'fields', 'retired', 'version']);
  }

  override async listSchemas(page: PageRequest<SchemaKey>): Promise<MetadataSchema[]> {
    const rows = await this.database.query<object>(
      `SELECT ${schemas.select()} FROM metadata_schemas WHERE ($1::text IS NULL OR name > $1) ORDER BY name LIMIT $2`,
      [page.after?.[0] ?? null, page.limit],
    );
    return rows.map((row) => schemas.toDomain(row));
  }

  override async findOf(subjectId: string): Promise<MetadataRecord[]> {
    const sql = `SELECT ${records.select()} FROM metadata_values WHERE subject_id = $1 ORDER BY schema_name`;
    return (await this.database.query<object>(sql, [subjectId])).map((row) => records.toDomain(row));
  }

  override async findMany(on: Queryable, keys: readonly MetadataKey[]): Promise<MetadataRecord[]> {
    if (keys.length === 0) return [];
    const rows = await on.query<object>(
      `SELECT ${records.select('m')} FROM metadata_values m
         JOIN unnest($1::uuid[], $2::text[]) AS row (subject_id, schema_name) USING (subject_id, schema_name)`,
      [keys.map(({ subjectId }) => subjectId), keys.map(({ schema }) => schema)],
    );
    return rows.map((row) => records.toDomain(row));
  }

  override async insertMany(tx: Tx, wanted: readonly MetadataRecord[]): Promise<void> {
    await records.addMany(tx, wanted);
  }

  override async updateMany(tx: Tx, changed: readonly MetadataRecord[]): Promise<void> {
    await records.updateMany(tx, changed, ['field_values', 'version', 'changed_at']);
  }
}

const schemas = rowOf<MetadataSchema>()('metadata_schemas', ['name'], {
  name: text('name'),
  label: text('label'),
  fields: json('fields'),
  retired: boolean('retired'),
  version: bigint('version'),
  created_at: timestamp('createdAt'),
});

const records = rowOf<MetadataRecord>()('metadata_values', ['subject_id', 'schema_name'], {
  subject_id: uuid('subjectId'),
  schema_name: text('schema'),
  field_values: json('values'),
  version: bigint('version'),
  changed_at: timestamp('changedAt'),
});
