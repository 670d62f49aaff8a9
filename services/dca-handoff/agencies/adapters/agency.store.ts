import { Injectable } from '@nestjs/common';
import { boolean, rowOf, text } from '#libs/platform';
import { Database, type PageRequest, type Tx } from '#libs/transactions';
import type { Agency } from '../domain/agency.js';
import { type AgencyKey, AgencyStore } from '../use-cases/ports.js';

const agencies = rowOf<Agency>()('agencies', ['code'], {
  code: text('code'),
  title: text('title'),
  active: boolean('active'),
});

@Injectable()
export class PostgresAgencyStore extends AgencyStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(code: string): Promise<Agency | null> {
    const [agency] = await this.findMany([code]);
    return agency ?? null;
  }

  override async findMany(codes: readonly string[]): Promise<Agency[]> {
    const sql = `SELECT ${agencies.select()} FROM agencies WHERE code = ANY ($1::text[]) ORDER BY code`;
    return (await this.database.query<object>(sql, [codes])).map(agencies.toDomain);
  }

  override async list({ after, limit }: PageRequest<AgencyKey>): Promise<Agency[]> {
    const rows = await this.database.query<object>(
      `SELECT ${agencies.select()} FROM agencies WHERE ($1::text IS NULL OR code > $1) ORDER BY code LIMIT $2`,
      [after?.[0] ?? null, limit],
    );
    return rows.map(agencies.toDomain);
  }

  override async codes(): Promise<string[]> {
    const rows = await this.database.query<{ code: string }>('SELECT code FROM agencies ORDER BY code');
    return rows.map(({ code }) => code);
  }

  override async upsert(tx: Tx, agency: Agency): Promise<void> {
    await agencies.upsertMany(tx, [agency], ['title', 'active']);
  }
}
