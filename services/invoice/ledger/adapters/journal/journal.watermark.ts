import type { Database } from '#libs/transactions';

/** An entry of an open transaction may have a lower id than one that was proved; none is open for so long. */
const settledAfter = `interval '1 hour'`;

/** How far the journal is proved: every entry up to this one, and what these are about. */
export class WatermarkStore {
  constructor(private readonly database: Database) {}

  async find(): Promise<string | null> {
    const [row] = await this.database.query<{ entry_id: string }>('SELECT entry_id FROM journal_watermark');
    return row?.entry_id ?? null;
  }

  /** Until when every entry was committed or never will be. */
  async settledUntil(): Promise<Date> {
    // eslint-disable-next-line no-restricted-syntax -- ids sort by real time
    const [row] = await this.database.query<{ at: Date }>(`SELECT clock_timestamp() - ${settledAfter} AS at`);
    return row!.at;
  }

  async raise(entryId: string): Promise<void> {
    await this.database.query(
      `INSERT INTO journal_watermark (entry_id) VALUES ($1)
       ON CONFLICT (single) DO UPDATE SET entry_id = excluded.entry_id
        WHERE journal_watermark.entry_id < excluded.entry_id`,
      [entryId],
    );
  }

  async forget(): Promise<void> {
    await this.database.query('DELETE FROM journal_watermark');
  }
}
