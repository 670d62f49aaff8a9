import { Injectable } from '@nestjs/common';
import { boolean, integer, json, rowOf, text, timestamp } from '#libs/platform';
import type { PageRequest, Queryable, Tx } from '#libs/transactions';
import { type SequenceKey, SequenceStore, type StoredSequence } from '../use-cases/ports.js';

const sequences = rowOf<StoredSequence & { readonly name: string; readonly appliedBy: string }>()(
  'sequences',
  ['name', 'version'],
  {
    name: text('name'),
    version: integer('version'),
    document: text('document'),
    definition: json('sequence'),
    active: boolean('active'),
    applied_by: text('appliedBy'),
    created_at: timestamp('createdAt'),
  },
);

@Injectable()
export class PostgresSequenceStore extends SequenceStore {
  override async find(queryable: Queryable, name: string, version?: number): Promise<StoredSequence | null> {
    const [row] = await queryable.query(
      `SELECT ${sequences.select()} FROM sequences WHERE name = $1 AND ($2::integer IS NULL OR version = $2)
        ORDER BY version DESC LIMIT 1`,
      [name, version ?? null],
    );
    return row ? toStored(row) : null;
  }

  override async list(queryable: Queryable, page: PageRequest<SequenceKey>): Promise<StoredSequence[]> {
    const rows = await queryable.query(
      `SELECT DISTINCT ON (name COLLATE "C") ${sequences.select()} FROM sequences
        WHERE $2::text IS NULL OR name COLLATE "C" > $2
        ORDER BY name COLLATE "C", version DESC LIMIT $1`,
      [page.limit, page.after?.[0] ?? null],
    );
    return rows.map(toStored);
  }

  override listActive(queryable: Queryable): Promise<{ name: string; version: number }[]> {
    return queryable.query('SELECT name, version FROM sequences WHERE active ORDER BY name COLLATE "C"');
  }

  override async lock(tx: Tx, name: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`sequence/${name}`]);
  }

  override async insert(tx: Tx, stored: StoredSequence): Promise<void> {
    const { name } = stored.sequence;
    await tx.query('UPDATE sequences SET active = false WHERE name = $1 AND active', [name]);
    await sequences.insertMany(tx, [{ ...stored, name, appliedBy: tx.actor }]);
  }
}

function toStored(row: object): StoredSequence {
  const { sequence, version, document, active, createdAt } = sequences.toDomain(row);
  return { sequence, version, document, active, createdAt };
}
