import { Injectable } from '@nestjs/common';
import { bigint, json, rowOf, text, timestamp } from '#libs/platform';
import { Database, type Tx } from '#libs/transactions';
import type { Layout } from '../domain/layout.js';
import { LayoutStore } from '../use-cases/ports.js';

@Injectable()
export class PostgresLayoutStore extends LayoutStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async findMany(holders: readonly string[]): Promise<Layout[]> {
    const sql = `SELECT ${layouts.select()} FROM account_layouts WHERE holder = ANY ($1::text[])`;
    return (await this.database.query<object>(sql, [holders])).map((row) => layouts.toDomain(row));
  }

  override async lock(tx: Tx, holder: string): Promise<Layout | null> {
    // Also where there is nothing yet that could be locked: the first of two who make it would be lost else.
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`account_layouts/${holder}`]);
    const [row] = await tx.query<object>(`SELECT ${layouts.select()} FROM account_layouts WHERE holder = $1`, [holder]);
    return row ? layouts.toDomain(row) : null;
  }

  override async upsert(tx: Tx, layout: Layout): Promise<void> {
    await layouts.upsertMany(tx, [layout], ['widgets', 'version', 'changed_at']);
  }

  override async delete(tx: Tx, { holder, version }: Layout): Promise<void> {
    await tx.query('DELETE FROM account_layouts WHERE holder = $1', [holder]);
    await tx.query(
      `INSERT INTO removed_layouts (holder, version) VALUES ($1, $2)
           ON CONFLICT (holder) DO UPDATE SET version = excluded.version`,
      [holder, version],
    );
  }

  override async deletedVersion(tx: Tx, holder: string): Promise<bigint> {
    const sql = 'SELECT version FROM removed_layouts WHERE holder = $1';
    const [row] = await tx.query<{ version: bigint }>(sql, [holder]);
    return row?.version ?? 0n;
  }
}

const layouts = rowOf<Layout>()('account_layouts', ['holder'], {
  holder: text('holder'),
  widgets: json('widgets'),
  version: bigint('version'),
  changed_at: timestamp('changedAt'),
});
