import { Injectable } from '@nestjs/common';
import { Database } from '#libs/transactions';
import type { NameWord } from '../../domain/search/words.js';
import { NameWordStore } from '../../use-cases/search/ports.js';
import { nameWordRows } from '../customer.rows.js';

@Injectable()
export class PostgresNameWordStore extends NameWordStore {
  constructor(private readonly database: Database) {
    super();
  }

  /** What follows a blank is passed over by look-ups in the index: the sign after a blank is an exclamation mark. */
  override async nextStarts(after: string, limit: number): Promise<string[]> {
    const next = (from: string): string =>
      `(SELECT n.start FROM name_starts n WHERE n.start >= ${from} COLLATE "C" ORDER BY n.start LIMIT 1)`;
    const rows = await this.database.query<{ start: string }>(
      `WITH RECURSIVE firsts (start, number) AS (
         SELECT ${next('$1')}, 1
         UNION ALL
         SELECT ${next(`(split_part(firsts.start, ' ', 1) || '!')`)}, number + 1
           FROM firsts WHERE firsts.start IS NOT NULL AND number < $2)
       SELECT start FROM firsts WHERE start IS NOT NULL ORDER BY number`,
      [after === '' ? '' : `${after.split(' ', 1)[0]}!`, limit],
    );
    return rows.map(({ start }) => start);
  }

  override async insertMany(words: readonly NameWord[]): Promise<void> {
    await nameWordRows.insertMany(this.database, words, 'ON CONFLICT DO NOTHING');
  }
}
