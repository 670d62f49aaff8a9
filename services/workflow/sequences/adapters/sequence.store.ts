import { Injectable } from '@nestjs/common';
import type { Queryable, Tx } from '#libs/platform';
import type { Slice } from '../../waking/use-cases/ports.js';
import type { Sequence } from '../domain/sequence.js';
import { SequenceStore, type StoredSequence } from '../use-cases/ports.js';

interface Row {
  version: number;
  document: string;
  definition: Sequence;
  active: boolean;
  created_at: Date;
}

const columns = 'version, document, definition, active, created_at';

@Injectable()
export class PostgresSequenceStore extends SequenceStore {
  override async lock(tx: Tx, name: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`sequence/${name}`]);
  }

  override async find(queryable: Queryable, name: string, version?: number): Promise<StoredSequence | null> {
    const [row] = await queryable.query<Row>(
      `SELECT ${columns} FROM sequences WHERE name = $1 AND ($2::integer IS NULL OR version = $2)
        ORDER BY version DESC LIMIT 1`,
      [name, version ?? null],
    );
    return row ? toStored(row) : null;
  }

  override active(queryable: Queryable): Promise<{ name: string; version: number }[]> {
    return queryable.query('SELECT name, version FROM sequences WHERE active ORDER BY name COLLATE "C"');
  }

  override async insert(tx: Tx, { sequence, version, document, createdAt }: StoredSequence): Promise<void> {
    await tx.query('UPDATE sequences SET active = false WHERE name = $1 AND active', [sequence.name]);
    await tx.query(
      `INSERT INTO sequences (name, version, document, definition, active, applied_by, created_at)
       VALUES ($1, $2, $3, $4, true, $5, $6)`,
      [sequence.name, version, document, JSON.stringify(sequence), tx.actor, createdAt],
    );
  }

  override async list(queryable: Queryable, { limit, after }: Slice): Promise<StoredSequence[]> {
    const rows = await queryable.query<Row>(
      `SELECT DISTINCT ON (name COLLATE "C") ${columns} FROM sequences
        WHERE $2::text IS NULL OR name COLLATE "C" > $2
        ORDER BY name COLLATE "C", version DESC LIMIT $1`,
      [limit, after?.[0] ?? null],
    );
    return rows.map(toStored);
  }
}

function toStored({ version, document, definition, active, created_at: createdAt }: Row): StoredSequence {
  return { sequence: definition, version, document, active, createdAt };
}
