import { Injectable } from '@nestjs/common';
import { isStorable } from '#libs/fields';
import { bigint, boolean, integer, rowOf, text, timestamp } from '#libs/platform';
import { Database, type PageRequest, type Queryable, type Tx } from '#libs/transactions';
import { type NumberSeries, numberText } from '../domain/number-series.js';
import { NumberSeriesStore, type SeriesKey } from '../use-cases/ports.js';

const series = rowOf<NumberSeries>()('number_series', ['code'], {
  code: text('code'),
  title: text('title'),
  prefix: text('prefix'),
  digits: integer('digits'),
  gapless: boolean('gapless'),
  next_number: bigint('nextNumber'),
  version: bigint('version'),
  created_at: timestamp('createdAt'),
});

@Injectable()
export class PostgresNumberSeriesStore extends NumberSeriesStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(code: string, on: Queryable = this.database): Promise<NumberSeries | null> {
    if (!isStorable(code)) return null;
    const [found] = await this.select(on, 'WHERE code = $1', [code]);
    return found ?? null;
  }

  override async lock(tx: Tx, code: string): Promise<NumberSeries | null> {
    const [found] = await this.select(tx, 'WHERE code = $1 FOR UPDATE', [code]);
    return found ?? null;
  }

  override async insertMissing(tx: Tx, wanted: NumberSeries): Promise<void> {
    await series.insertMany(tx, [wanted], 'ON CONFLICT (code) DO NOTHING');
  }

  override async update(tx: Tx, changed: NumberSeries): Promise<void> {
    await series.updateMany(tx, [changed], ['title', 'prefix', 'digits', 'gapless', 'next_number', 'version']);
  }

  override list({ after, limit }: PageRequest<SeriesKey>): Promise<NumberSeries[]> {
    const rest = 'WHERE ($1::text IS NULL OR code > $1) ORDER BY code LIMIT $2';
    return this.select(this.database, rest, [after?.[0] ?? null, limit]);
  }

  override async take(code: string, on: Queryable = this.database): Promise<string | null> {
    const [row] = await on.query<object>(
      `UPDATE number_series SET next_number = next_number + 1 WHERE code = $1 RETURNING ${series.select()}`,
      [code],
    );
    if (!row) return null;
    const after = series.toDomain(row);
    return numberText(after, after.nextNumber - 1n);
  }

  private async select(queryable: Queryable, rest: string, parameters: readonly unknown[]): Promise<NumberSeries[]> {
    const rows = await queryable.query<object>(`SELECT ${series.select()} FROM number_series ${rest}`, parameters);
    return rows.map((row) => series.toDomain(row));
  }
}
