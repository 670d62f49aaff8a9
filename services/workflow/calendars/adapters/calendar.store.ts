import { Injectable } from '@nestjs/common';
import { date, integer, json, rowOf, text, timestamp } from '#libs/platform';
import type { LocalDate } from '#libs/time';
import { Database, type PageRequest, type Queryable, type Tx } from '#libs/transactions';
import type { CalendarHead, CalendarVersion } from '../domain/calendar.js';
import { type CalendarKey, CalendarStore, type VersionKey } from '../use-cases/ports.js';

const headColumns = {
  code: text('code'),
  version: integer('version'),
  title: text('title'),
  weekend: json('weekend'),
  jurisdiction: text('jurisdiction'),
  language: text('language'),
  known_from: date('knownFrom'),
  known_until: date('knownUntil'),
  used_from: date('usedFrom'),
  applied_by: text('appliedBy'),
  reason: text('reason'),
  created_at: timestamp('createdAt'),
  holiday_count: integer('holidayCount'),
  own_day_count: integer('ownDayCount'),
} as const;

/** What lists show: the days of many versions would be megabytes. */
const heads = rowOf<CalendarHead>()('calendar_versions', ['code', 'version'], headColumns);

const versions = rowOf<CalendarVersion>()('calendar_versions', ['code', 'version'], {
  ...headColumns,
  holidays: json('holidays'),
  own_days: json('ownDays'),
});

@Injectable()
export class PostgresCalendarStore extends CalendarStore {
  constructor(private readonly database: Database) {
    super();
  }

  override find(queryable: Queryable, code: string, version: number): Promise<CalendarVersion | null> {
    return this.one(queryable, 'WHERE code = $1 AND version = $2', [code, version]);
  }

  override findNewest(queryable: Queryable, code: string): Promise<CalendarVersion | null> {
    return this.one(queryable, 'WHERE code = $1 ORDER BY version DESC LIMIT 1', [code]);
  }

  override findInForce(queryable: Queryable, code: string, today: LocalDate): Promise<CalendarVersion | null> {
    return this.one(queryable, 'WHERE code = $1 AND used_from <= $2 ORDER BY version DESC LIMIT 1', [code, today]);
  }

  override async list(page: PageRequest<CalendarKey>): Promise<CalendarHead[]> {
    const rows = await this.database.query<object>(
      `SELECT ${heads.select('v')} FROM calendars c
         JOIN calendar_versions v ON v.code = c.code AND v.version = c.newest_version
        WHERE $1::text IS NULL OR c.code > $1 ORDER BY c.code LIMIT $2`,
      [page.after?.[0] ?? null, page.limit],
    );
    return rows.map((row) => heads.toDomain(row));
  }

  override async listVersions(code: string, page: PageRequest<VersionKey>): Promise<CalendarHead[]> {
    const rows = await this.database.query<object>(
      `SELECT ${heads.select()} FROM calendar_versions
        WHERE code = $1 AND ($2::integer IS NULL OR version < $2) ORDER BY version DESC LIMIT $3`,
      [code, page.after?.[0] ?? null, page.limit],
    );
    return rows.map((row) => heads.toDomain(row));
  }

  override async lock(tx: Tx, code: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`calendar/${code}`]);
  }

  override async insert(tx: Tx, version: CalendarVersion, extendAt: Date): Promise<void> {
    await tx.query(
      `INSERT INTO calendars (code, newest_version, extend_at) VALUES ($1, $2, $3)
       ON CONFLICT (code) DO UPDATE SET newest_version = excluded.newest_version, extend_at = excluded.extend_at`,
      [version.code, version.version, extendAt],
    );
    await versions.insertMany(tx, [version]);
  }

  override async listExtendable(queryable: Queryable, now: Date, limit: number): Promise<string[]> {
    const rows = await queryable.query<{ code: string }>(
      'SELECT code FROM calendars WHERE extend_at <= $1 ORDER BY extend_at, code LIMIT $2',
      [now, limit],
    );
    return rows.map(({ code }) => code);
  }

  override async postponeExtension(tx: Tx, code: string, until: Date): Promise<void> {
    await tx.query('UPDATE calendars SET extend_at = $2 WHERE code = $1', [code, until]);
  }

  private async one(queryable: Queryable, where: string, parameters: unknown[]): Promise<CalendarVersion | null> {
    const sql = `SELECT ${versions.select()} FROM calendar_versions ${where}`;
    const [row] = await queryable.query<object>(sql, parameters);
    return row ? versions.toDomain(row) : null;
  }
}
