import { Injectable } from '@nestjs/common';
import { isStorable } from '#libs/fields';
import { isId } from '#libs/ids';
import { bigint, boolean, rowOf, text, timestamp, uuid } from '#libs/platform';
import { Database, type PageRequest, type Queryable, type Tx } from '#libs/transactions';
import type { Person } from '../domain/person.js';
import { type PersonKey, PersonStore } from '../use-cases/ports.js';

@Injectable()
export class PostgresPersonStore extends PersonStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(on: Queryable, idOrSub: { personId: string } | { sub: string }): Promise<Person | null> {
    const byId = 'personId' in idOrSub;
    const value = byId ? idOrSub.personId : idOrSub.sub;
    if (byId ? !isId(value) : !isStorable(value)) return null;
    const sql = `SELECT ${people.select()} FROM people WHERE ${byId ? 'person_id' : 'sub'} = $1`;
    const [row] = await on.query<object>(sql, [value]);
    return row ? people.toDomain(row) : null;
  }

  override async findMany(tx: Tx, personIds: readonly string[]): Promise<Person[]> {
    if (personIds.length === 0) return [];
    const sql = `SELECT ${people.select()} FROM people WHERE person_id = ANY ($1::uuid[])`;
    const rows = await tx.query<object>(sql, [personIds.filter(isId)]);
    return rows.map((row) => people.toDomain(row));
  }

  override async lockBySub(tx: Tx, sub: string): Promise<Person | null> {
    const [row] = await tx.query<object>(`SELECT ${people.select()} FROM people WHERE sub = $1 FOR UPDATE`, [sub]);
    return row ? people.toDomain(row) : null;
  }

  override async insert(tx: Tx, person: Person): Promise<boolean> {
    const inserted = await people.insertMany(tx, [person], 'ON CONFLICT (sub) DO NOTHING RETURNING person_id');
    return inserted.length > 0;
  }

  override async update(tx: Tx, person: Person): Promise<void> {
    await people.updateMany(tx, [person], ['name', 'email', 'active', 'version']);
  }

  override async list(activeOnly: boolean, page: PageRequest<PersonKey>): Promise<Person[]> {
    const after = page.after ?? [null, null];
    const rows = await this.database.query<object>(
      `SELECT ${people.select()} FROM people
        WHERE ($1::text IS NULL OR (name, person_id) > ($1::text, $2::uuid)) AND (active OR NOT $3::boolean)
        ORDER BY name, person_id LIMIT $4`,
      [...after, activeOnly, page.limit],
    );
    return rows.map((row) => people.toDomain(row));
  }
}

export const people = rowOf<Person>()('people', ['person_id'], {
  person_id: uuid('personId'),
  sub: text('sub'),
  name: text('name'),
  email: text('email'),
  active: boolean('active'),
  version: bigint('version'),
  created_at: timestamp('createdAt'),
});
