import { Injectable } from '@nestjs/common';
import { date, integer, json, rowOf, text } from '#libs/platform';
import type { LocalDate } from '#libs/time';
import type { Queryable, Tx } from '#libs/transactions';
import { CalendarCopies, type CalendarVersion } from '../use-cases/ports.js';

const versions = rowOf<CalendarVersion>()('calendar_versions', ['code', 'version'], {
  code: text('code'),
  version: integer('version'),
  used_from: date('usedFrom'),
  weekend: json('weekend'),
  days: json('days'),
  known_from: date('knownFrom'),
  known_until: date('knownUntil'),
});

@Injectable()
export class PostgresCalendarCopies extends CalendarCopies {
  override async insertMissing(tx: Tx, calendars: readonly CalendarVersion[]): Promise<void> {
    await versions.insertMany(tx, calendars, 'ON CONFLICT (code, version) DO NOTHING');
  }

  override async findInForce(
    on: Queryable,
    codes: readonly string[],
    today: LocalDate,
  ): Promise<ReadonlyMap<string, CalendarVersion>> {
    if (codes.length === 0) return new Map();
    const rows = await on.query<object>(
      `SELECT DISTINCT ON (code) ${versions.select()} FROM calendar_versions
        WHERE code = ANY($1::text[]) AND (used_from <= $2 OR version = 1) ORDER BY code, version DESC`,
      [codes, today],
    );
    return new Map(rows.map((row) => versions.toDomain(row)).map((version) => [version.code, version]));
  }
}
