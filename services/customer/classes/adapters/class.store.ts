import { Injectable } from '@nestjs/common';
import { isStorable } from '#libs/fields';
import { bigint, boolean, rowOf, text, timestamp } from '#libs/platform';
import { Database, type PageRequest, type Queryable, type Tx } from '#libs/transactions';
import type { CustomerClass } from '../domain/customer-class.js';
import { type ClassKey, ClassStore } from '../use-cases/ports.js';

@Injectable()
export class PostgresClassStore extends ClassStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(name: string): Promise<CustomerClass | null> {
    const [found] = await this.findMany(this.database, [name].filter(isStorable));
    return found ?? null;
  }

  override async findMany(on: Queryable, names: readonly string[]): Promise<CustomerClass[]> {
    const sql = `SELECT ${classes.select()} FROM customer_classes WHERE name = ANY ($1::text[])`;
    const rows = await on.query<object>(sql, [names]);
    return rows.map((row) => classes.toDomain(row));
  }

  override async lock(tx: Tx, name: string): Promise<CustomerClass | null> {
    const sql = `SELECT ${classes.select()} FROM customer_classes WHERE name = $1 FOR UPDATE`;
    const [row] = await tx.query<object>(sql, [name]);
    return row ? classes.toDomain(row) : null;
  }

  override async insertMany(tx: Tx, wanted: readonly CustomerClass[]): Promise<ReadonlySet<string>> {
    const onConflict = 'ON CONFLICT (name) DO NOTHING RETURNING name';
    const inserted = await classes.insertMany<{ name: string }>(tx, wanted, onConflict);
    return new Set(inserted.map(({ name }) => name));
  }

  override async update(tx: Tx, changed: CustomerClass): Promise<void> {
    await classes.updateMany(tx, [changed], ['title', 'team', 'default_sequence', 'locked', 'version']);
  }

  override async list(page: PageRequest<ClassKey>): Promise<CustomerClass[]> {
    const rows = await this.database.query<object>(
      `SELECT ${classes.select()} FROM customer_classes WHERE ($1::text IS NULL OR name > $1) ORDER BY name LIMIT $2`,
      [page.after?.[0] ?? null, page.limit],
    );
    return rows.map((row) => classes.toDomain(row));
  }
}

const classes = rowOf<CustomerClass>()('customer_classes', ['name'], {
  name: text('name'),
  title: text('title'),
  team: text('team'),
  default_sequence: text('defaultSequence'),
  locked: boolean('locked'),
  version: bigint('version'),
  created_at: timestamp('createdAt'),
});
