import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#libs/platform';
import type { Agency } from '../domain/agency.js';
import { AgencyStore } from '../use-cases/ports.js';

@Injectable()
export class PostgresAgencyStore extends AgencyStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(code: string): Promise<Agency | null> {
    const [agency] = await this.database.query<Agency>('SELECT code, title, active FROM agencies WHERE code = $1', [
      code,
    ]);
    return agency ?? null;
  }

  override list(afterCode: string | null, limit: number): Promise<Agency[]> {
    return this.database.query<Agency>(
      'SELECT code, title, active FROM agencies WHERE ($1::text IS NULL OR code > $1) ORDER BY code LIMIT $2',
      [afterCode, limit],
    );
  }

  override async codes(): Promise<string[]> {
    const rows = await this.database.query<{ code: string }>('SELECT code FROM agencies ORDER BY code');
    return rows.map(({ code }) => code);
  }

  override async apply(tx: Tx, { code, title, active }: Agency): Promise<void> {
    await tx.query(
      `INSERT INTO agencies (code, title, active) VALUES ($1, $2, $3)
       ON CONFLICT (code) DO UPDATE SET title = excluded.title, active = excluded.active`,
      [code, title, active],
    );
  }
}
