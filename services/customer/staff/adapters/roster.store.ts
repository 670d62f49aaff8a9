import { Injectable } from '@nestjs/common';
import { isStorable } from '#libs/fields';
import { bigint, rowOf, text, timestamp } from '#libs/platform';
import { Database, type PageRequest, type Tx } from '#libs/transactions';
import type { Person } from '../domain/person.js';
import type { MemberChange, Roster } from '../domain/roster.js';
import { type Members, type PersonKey, type RosterFilter, type RosterKey, RosterStore } from '../use-cases/ports.js';
import { people } from './person.store.js';

@Injectable()
export class PostgresRosterStore extends RosterStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(name: string): Promise<Roster | null> {
    if (!isStorable(name)) return null;
    const [row] = await this.database.query<object>(`SELECT ${rosters.select()} FROM rosters WHERE name = $1`, [name]);
    return row ? rosters.toDomain(row) : null;
  }

  override async findMany(tx: Tx, names: readonly string[]): Promise<Roster[]> {
    const sql = `SELECT ${rosters.select()} FROM rosters WHERE name = ANY ($1::text[])`;
    const rows = await tx.query<object>(sql, [names.filter(isStorable)]);
    return rows.map((row) => rosters.toDomain(row));
  }

  override async lock(tx: Tx, name: string): Promise<Roster | null> {
    if (!isStorable(name)) return null;
    const [row] = await tx.query<object>(`SELECT ${rosters.select()} FROM rosters WHERE name = $1 FOR UPDATE`, [name]);
    return row ? rosters.toDomain(row) : null;
  }

  override async insertMany(tx: Tx, wanted: readonly Roster[]): Promise<ReadonlySet<string>> {
    const onConflict = 'ON CONFLICT (name) DO NOTHING RETURNING name';
    const inserted = await rosters.insertMany<{ name: string }>(tx, wanted, onConflict);
    return new Set(inserted.map(({ name }) => name));
  }

  override async update(tx: Tx, roster: Roster): Promise<void> {
    await rosters.updateMany(tx, [roster], ['title', 'version']);
  }

  override async memberIdsOf(tx: Tx, name: string): Promise<string[]> {
    const sql = 'SELECT person_id FROM roster_members WHERE roster = $1 ORDER BY person_id';
    const rows = await tx.query<{ person_id: string }>(sql, [name]);
    return rows.map(({ person_id }) => person_id);
  }

  override async changeMembers(tx: Tx, name: string, { added, removed }: MemberChange): Promise<void> {
    const remove = 'DELETE FROM roster_members WHERE roster = $1 AND person_id = ANY ($2::uuid[])';
    if (removed.length > 0) await tx.query(remove, [name, removed]);
    const add = 'INSERT INTO roster_members (roster, person_id) SELECT $1, * FROM unnest($2::uuid[])';
    if (added.length > 0) await tx.query(add, [name, added]);
  }

  override async findMembers(names: readonly string[], limit: number): Promise<ReadonlyMap<string, Members>> {
    const rows = await this.database.query<{ roster: string; count: number }>(
      `SELECT * FROM
         (SELECT m.roster, count(*) OVER (PARTITION BY m.roster)::integer AS count,
                 row_number() OVER (PARTITION BY m.roster ORDER BY p.name, p.person_id) AS place, ${people.select('p')}
            FROM roster_members m JOIN people p USING (person_id) WHERE m.roster = ANY ($1::text[])) AS placed
        WHERE place <= $2 ORDER BY roster, place`,
      [names, limit],
    );
    const byRoster = Map.groupBy(rows, ({ roster }) => roster);
    return new Map(
      [...byRoster].map(([roster, all]) => [
        roster,
        { count: all[0]!.count, first: all.map((row) => people.toDomain(row)) },
      ]),
    );
  }

  override async listMembers(name: string, { after, limit }: PageRequest<PersonKey>): Promise<Person[]> {
    const rows = await this.database.query<object>(
      `SELECT ${people.select('p')} FROM roster_members m JOIN people p USING (person_id)
        WHERE m.roster = $1 AND ($2::text IS NULL OR (p.name, p.person_id) > ($2::text, $3::uuid))
        ORDER BY p.name, p.person_id LIMIT $4`,
      [name, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
    return rows.map((row) => people.toDomain(row));
  }

  override async list(filter: RosterFilter, page: PageRequest<RosterKey>): Promise<Roster[]> {
    const parameters: unknown[] = [];
    const bind = (value: unknown) => `$${parameters.push(value)}`;
    const conditions = ['true'];
    if (page.after) conditions.push(`r.name > ${bind(page.after[0])}`);
    if (filter.kind !== null) conditions.push(`r.kind = ${bind(filter.kind)}`);
    if (filter.memberId !== '') {
      const member = bind(filter.memberId);
      conditions.push(`r.name IN (SELECT m.roster FROM roster_members m WHERE m.person_id = ${member}::uuid)`);
    }
    const sql = `SELECT ${rosters.select('r')} FROM rosters r WHERE ${conditions.join(' AND ')}
      ORDER BY r.name LIMIT ${bind(page.limit)}`;
    return (await this.database.query<object>(sql, parameters)).map((row) => rosters.toDomain(row));
  }
}

const rosters = rowOf<Roster>()('rosters', ['name'], {
  name: text('name'),
  kind: text('kind'),
  title: text('title'),
  version: bigint('version'),
  created_at: timestamp('createdAt'),
});
