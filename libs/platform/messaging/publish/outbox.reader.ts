import type { Queryable } from '#libs/transactions';
import type { EventHeaders } from '../wire/envelope.js';
import { refusedGroup } from '../wire/topic-names.js';
import { setAside } from './refused.js';
import { Watermark } from './watermark.js';

/** An event that waits. */
export interface OutboxRow {
  readonly id: bigint;
  readonly headers: EventHeaders;
  readonly payload: Buffer;
}

export interface OutboxDepth {
  readonly depth: number;
  readonly oldestAgeMs: number;
}

/** Reads the outbox of some slots, in order, and deletes from it. */
export class OutboxReader {
  private readonly watermark = new Watermark();
  private gains = 0;

  constructor(private readonly database: Queryable) {}

  /** Slots were added: what waits in them lies anywhere. */
  gained(): void {
    this.gains += 1;
    this.watermark.forget();
  }

  /**
   * The oldest rows of the slots, as many as should be in memory at once. Rows of keys whose events the broker refuses
   * are set aside on the way.
   * @param unfinished rows that are on their way
   */
  async oldest(slots: readonly number[], unfinished: ReadonlySet<bigint>): Promise<OutboxRow[]> {
    const { gains } = this;
    await this.markWhenDue();
    const found = await this.database.query<Found>(readOldest, [
      slots,
      [...unfinished],
      this.watermark.after(),
      refusedGroup,
    ]);
    const { last_id: lastId, oldest, is_any_refused: isAnyRefused } = found[0]!;
    const rows = found.filter((row): row is Found & OutboxRow => row.id !== null);
    if (gains === this.gains) {
      this.watermark.learn({ lastId: BigInt(lastId), oldest: BigInt(oldest), firstId: rows[0]?.id }, unfinished);
    }
    if (!isAnyRefused || rows.length === 0) return rows;
    await setAside(
      this.database,
      rows.map(({ id }) => id),
    );
    return this.stillWaiting(rows);
  }

  /**
   * Without those that lie behind a refused event now. Nor does an event count that was read while its key was set aside
   * and freed before it could be put there: it waits again, behind the others of its key, as a new row.
   */
  private async stillWaiting(rows: readonly OutboxRow[]): Promise<OutboxRow[]> {
    const found = await this.database.query<{ id: bigint }>('SELECT id FROM outbox WHERE id = ANY($1::bigint[])', [
      rows.map(({ id }) => id),
    ]);
    const waiting = new Set(found.map(({ id }) => id));
    return rows.filter(({ id }) => waiting.has(id));
  }

  /**
   * Without waiting for the disk: a deletion that a crash of the database undoes is an event that is published twice,
   * which every consumer absorbs.
   */
  async remove(ids: readonly bigint[]): Promise<void> {
    await this.database.query(
      `WITH relaxed AS (SELECT set_config('synchronous_commit', 'off', true))
       DELETE FROM outbox USING relaxed WHERE id = ANY($1::bigint[])`,
      [ids],
    );
  }

  /**
   * How many events wait in the slots, at most some ten thousand, and how long the oldest has.
   * Slots that nobody reads are counted with them, whoever asks.
   */
  async depth(slots: readonly number[]): Promise<OutboxDepth> {
    const [row] = await this.database.query<{ depth: number; age_ms: string }>(readDepth, [
      slots,
      this.watermark.after(),
    ]);
    return { depth: row!.depth, oldestAgeMs: Number(row!.age_ms) };
  }

  private async markWhenDue(): Promise<void> {
    if (!this.watermark.wantsMark()) return;
    const [row] = await this.database.query<{ number: string }>('SELECT pg_current_xact_id()::text AS number');
    this.watermark.setMark(BigInt(row!.number));
  }
}

interface Found {
  last_id: string;
  oldest: string;
  is_any_refused: boolean;
  id: bigint | null;
  headers: EventHeaders | null;
  payload: Buffer | null;
}

/** Rows of one look. */
export const batchRows = 1000;
const batchBytes = 4_000_000;

const readOldest = `
  SELECT look.*, waiting.id, waiting.headers, waiting.payload
    FROM (SELECT coalesce(pg_sequence_last_value(pg_get_serial_sequence('outbox', 'id')::regclass), 0)::text AS last_id,
                 pg_snapshot_xmin(pg_current_snapshot())::text AS oldest,
                 EXISTS (SELECT FROM parked_keys WHERE group_name = $4) AS is_any_refused) AS look
    LEFT JOIN (
      SELECT id, headers, payload
        FROM (SELECT id, headers, payload,
                     sum(octet_length(payload)) OVER (ORDER BY id) - octet_length(payload) AS bytes_before
                FROM (SELECT id, headers, payload FROM outbox
                       WHERE slot = ANY($1::smallint[]) AND id NOT IN (SELECT unnest($2::bigint[])) AND id > $3
                       ORDER BY id LIMIT ${batchRows}) AS oldest) AS sized
       WHERE bytes_before < ${batchBytes}
    ) AS waiting ON true
   ORDER BY waiting.id`;

const countAtMost = 10_000;

const readDepth = `
  WITH unread AS (
    SELECT slot FROM outbox_leases WHERE until < clock_timestamp()
  ), own AS (
    SELECT created_at FROM outbox WHERE id > $2 AND slot = ANY($1::smallint[]) LIMIT ${countAtMost}
  ), orphaned AS (
    SELECT created_at FROM outbox WHERE slot IN (SELECT slot FROM unread) AND slot <> ALL($1::smallint[])
     LIMIT ${countAtMost}
  )
  SELECT count(*)::int AS depth,
         coalesce(extract(epoch FROM clock_timestamp() - min(created_at)) * 1000, 0)::bigint::text AS age_ms
    FROM (SELECT * FROM own UNION ALL SELECT * FROM orphaned WHERE EXISTS (SELECT FROM unread)) AS waiting`;
