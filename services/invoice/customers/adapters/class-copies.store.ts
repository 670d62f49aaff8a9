import { Injectable } from '@nestjs/common';
import { bigint, boolean, rowOf, text } from '#libs/platform';
import type { Queryable, Tx } from '#libs/transactions';
import { ClassCopies, type ClassUpdate } from '../use-cases/ports.js';

const classes = rowOf<ClassUpdate>()('customer_classes', ['name'], {
  name: text('name'),
  locked: boolean('locked'),
  version: bigint('version'),
});

@Injectable()
export class PostgresClassCopies extends ClassCopies {
  override async upsertMany(tx: Tx, updates: readonly ClassUpdate[]): Promise<void> {
    // One statement cannot touch a row twice: of several events of a class the last one counts.
    const latest = new Map([...updates].sort(byVersion).map((update) => [update.name, update]));
    await classes.insertMany(
      tx,
      [...latest.values()],
      `ON CONFLICT (name) DO UPDATE SET locked = excluded.locked, version = excluded.version
         WHERE customer_classes.version < excluded.version`,
    );
  }

  override async findLocked(on: Queryable, names: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await on.query<{ name: string }>(
      'SELECT name FROM customer_classes WHERE name = ANY($1::text[]) AND locked',
      [names],
    );
    return new Set(rows.map(({ name }) => name));
  }
}

function byVersion(left: ClassUpdate, right: ClassUpdate): number {
  return left.version < right.version ? -1 : 1;
}
