import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { bigint, boolean, rowOf, text, timestamp, uuid } from '#libs/platform';
import { Database, type Tx } from '#libs/transactions';
import type { SavedView } from '../domain/view.js';
import { ViewStore } from '../use-cases/ports.js';

const maxShown = 500;

@Injectable()
export class PostgresViewStore extends ViewStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async list(owner: string, screen: string): Promise<SavedView[]> {
    const rows = await this.database.query<object>(
      `SELECT ${views.select()} FROM saved_views
        WHERE (owner = $1 OR shared) AND ($2 = '' OR screen = $2) ORDER BY (owner = $1) DESC, title, view_id LIMIT $3`,
      [owner, screen, maxShown],
    );
    return rows.map((row) => views.toDomain(row));
  }

  override async countOf(tx: Tx, owner: string): Promise<number> {
    const [row] = await tx.query<{ count: bigint }>('SELECT count(*) AS count FROM saved_views WHERE owner = $1', [
      owner,
    ]);
    return Number(row!.count);
  }

  override async lock(tx: Tx, viewId: string, owner: string): Promise<SavedView | null> {
    if (!isId(viewId)) return null;
    const sql = `SELECT ${views.select()} FROM saved_views WHERE view_id = $1 AND owner = $2 FOR UPDATE`;
    const [row] = await tx.query<object>(sql, [viewId, owner]);
    return row ? views.toDomain(row) : null;
  }

  override async insert(tx: Tx, view: SavedView): Promise<void> {
    await views.insertMany(tx, [view]);
  }

  override async update(tx: Tx, view: SavedView): Promise<void> {
    await views.updateMany(tx, [view], ['screen', 'title', 'query', 'shared', 'version', 'changed_at']);
  }

  override async delete(tx: Tx, viewId: string): Promise<void> {
    await tx.query('DELETE FROM saved_views WHERE view_id = $1', [viewId]);
  }
}

const views = rowOf<SavedView>()('saved_views', ['view_id'], {
  view_id: uuid('viewId'),
  owner: text('owner'),
  screen: text('screen'),
  title: text('title'),
  query: text('query'),
  shared: boolean('shared'),
  version: bigint('version'),
  changed_at: timestamp('changedAt'),
});
