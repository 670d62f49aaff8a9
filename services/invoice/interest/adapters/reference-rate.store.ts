import { Injectable } from '@nestjs/common';
import { date, integer, rowOf, text, timestamp } from '#libs/platform';
import type { Queryable, Tx } from '#libs/transactions';
import { type KnownRate, RateBook } from '../domain/rate-book.js';
import { ReferenceRateStore } from '../use-cases/ports.js';

const rates = rowOf<KnownRate>()('reference_rates', ['series', 'from_on', 'version'], {
  series: text('series'),
  from_on: date('from'),
  version: integer('version'),
  ppm: integer('ppm'),
  source: text('source'),
  entered_by: text('enteredBy'),
  entered_at: timestamp('enteredAt'),
});

/** Of whoever enters rates. */
const bookLock = 7_023_314;

@Injectable()
export class PostgresReferenceRateStore extends ReferenceRateStore {
  override async readBook(on: Queryable): Promise<RateBook> {
    // A handful of rows a year: all of them are read.
    const rows = await on.query<object>(`SELECT ${rates.select()} FROM reference_rates`);
    return new RateBook(rows.map((row) => rates.toDomain(row)));
  }

  override async lockBook(tx: Tx): Promise<RateBook> {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [bookLock]);
    return this.readBook(tx);
  }

  override async insertMany(tx: Tx, added: readonly KnownRate[]): Promise<void> {
    await rates.addMany(tx, added);
  }
}
