import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { bigint, rowOf, text, texts, timestamp, uuid } from '#libs/platform';
import { Database, type PageRequest, type Tx } from '#libs/transactions';
import type { AccessEntry } from '../domain/access-entry.js';
import { type AccessFilter, type AccessKey, AccessStore } from '../use-cases/ports.js';

@Injectable()
export class PostgresAccessStore extends AccessStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async insert(tx: Tx, entry: AccessEntry): Promise<void> {
    await entries.insertMany(tx, [entry]);
  }

  override async list(filter: AccessFilter, page: PageRequest<AccessKey>): Promise<AccessEntry[]> {
    if (filter.customerId !== '' && !isId(filter.customerId)) return [];
    const parameters: unknown[] = [];
    const bind = (value: unknown) => `$${parameters.push(value)}`;
    const conditions = ['true'];
    if (filter.customerId !== '') conditions.push(`customer_id = ${bind(filter.customerId)}`);
    if (filter.actor !== '') conditions.push(`actor = ${bind(filter.actor)}`);
    if (filter.operation !== '') conditions.push(`operation = ${bind(filter.operation)}`);
    if (filter.from) conditions.push(`looked_at >= ${bind(filter.from)}`);
    if (filter.before) conditions.push(`looked_at < ${bind(filter.before)}`);
    if (page.after) {
      const [lookedAt, entryId] = page.after;
      conditions.push(`(looked_at, entry_id) < (${bind(lookedAt)}, ${bind(entryId)}::uuid)`);
    }
    const rows = await this.database.query<object>(
      `SELECT ${entries.select()} FROM access_entries WHERE ${conditions.join(' AND ')}
        ORDER BY looked_at DESC, entry_id DESC LIMIT ${bind(page.limit)}`,
      parameters,
    );
    return rows.map((row) => entries.toDomain(row));
  }
}

const entries = rowOf<AccessEntry>()('access_entries', ['entry_id'], {
  entry_id: uuid('entryId'),
  actor: text('actor'),
  client: text('client'),
  operation: text('operation'),
  customer_id: uuid('customerId'),
  purpose: text('purpose'),
  filter: texts('filter'),
  row_count: bigint('rowCount'),
  looked_at: timestamp('lookedAt'),
});
