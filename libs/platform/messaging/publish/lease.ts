import { newId } from '#libs/ids';
import type { Queryable } from '#libs/transactions';
import type { MessagingLogger } from '../broker/access.js';
import { noiseOf } from '../broker/failures.js';
import { slotCount } from './outbox.sql.js';

/** How long a lease holds without renewal, and how often it is renewed. */
export interface LeaseTimes {
  readonly leaseMs: number;
  readonly renewMs: number;
}

export const defaultLeaseTimes: LeaseTimes = { leaseMs: 5000, renewMs: 1500 };

/**
 * The slots of the outbox that this process may publish. Processes share the slots evenly; a slot whose owner has died
 * is taken over when its lease has run out.
 *
 * A process that was paused must not trust its memory when it wakes: leases hold from the moment before the last
 * renewal was *sent*, by the monotonic clock, which is never later than the database's own time; and a renewal
 * that finds a slot gone starts a new epoch, which outdates what was read before.
 */
export class SlotLeases {
  private readonly owner = newId();
  private readonly held = new Set<number>();
  private validUntil = 0;
  private surplus = 0;
  /** Grows whenever a slot is lost or given away. */
  private epoch = 0;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private stopped = true;

  /**
   * @param gained called with the number of slots taken over from an owner that died, so that a sleeping relay wakes
   */
  constructor(
    private readonly database: Queryable,
    private readonly logger: MessagingLogger,
    private readonly gained: (takenOver: number) => void,
    private readonly times: LeaseTimes = defaultLeaseTimes,
  ) {}

  start(): void {
    this.stopped = false;
    void this.tick();
  }

  /** The slots that may be published now, none when the leases have run out, and the epoch to ask again with. */
  valid(): { slots: number[]; epoch: number } {
    return { slots: this.isValid() ? [...this.held] : [], epoch: this.epoch };
  }

  /** Whether every slot that was held at an epoch is held still. */
  holdsSince(epoch: number): boolean {
    return this.isValid() && epoch === this.epoch;
  }

  /** Gives up slots that others should have. Called between batches only, when nothing is in flight. */
  async yieldSurplus(): Promise<boolean> {
    if (this.surplus === 0) return false;
    const given = [...this.held].slice(-this.surplus);
    this.surplus = 0;
    this.epoch += 1;
    for (const slot of given) this.held.delete(slot);
    await this.database.query(
      `UPDATE outbox_leases SET owner = NULL, until = '-infinity' WHERE owner = $1 AND slot = ANY($2::smallint[])`,
      [this.owner, given],
    );
    return true;
  }

  /** Releases everything at once, so that others need not wait for the leases to run out. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
    this.held.clear();
    this.validUntil = 0;
    await this.database.query(
      `WITH gone AS (DELETE FROM outbox_relays WHERE owner = $1)
       UPDATE outbox_leases SET owner = NULL, until = '-infinity' WHERE owner = $1`,
      [this.owner],
    );
  }

  private isValid(): boolean {
    return performance.now() < this.validUntil;
  }

  private tick(): Promise<void> {
    this.running = this.renew()
      .catch((error: unknown) => {
        this.logger[noiseOf(error)]({ error: String(error) }, 'The outbox leases could not be renewed; trying again.');
      })
      .finally(() => {
        if (!this.stopped) this.timer = setTimeout(() => void this.tick(), this.times.renewMs);
      });
    return this.running;
  }

  private async renew(): Promise<void> {
    const sentAt = performance.now();
    const others = await this.announce();
    const share = Math.ceil(slotCount / (others + 1));
    const kept = await this.renewHeld();
    for (const slot of this.held) {
      if (kept.has(slot)) continue;
      this.held.delete(slot);
      this.epoch += 1;
    }
    this.validUntil = sentAt + this.times.leaseMs;
    this.surplus = Math.max(0, this.held.size - share);
    if (this.held.size >= share) return;
    const taken = await this.take(share - this.held.size);
    for (const { slot } of taken) this.held.add(slot);
    if (taken.length > 0) this.gained(taken.filter(({ owned }) => owned).length);
  }

  /** @returns how many other relays are alive */
  private async announce(): Promise<number> {
    const [row] = await this.database.query<{ others: number }>(
      `WITH me AS (
         INSERT INTO outbox_relays (owner, until) VALUES ($1, clock_timestamp() + $2 * interval '1 millisecond')
         ON CONFLICT (owner) DO UPDATE SET until = excluded.until
       ), gone AS (
         DELETE FROM outbox_relays WHERE until < clock_timestamp() - interval '1 minute'
       )
       SELECT count(*)::int AS others FROM outbox_relays WHERE owner <> $1 AND until > clock_timestamp()`,
      [this.owner, this.times.leaseMs],
    );
    return row!.others;
  }

  /** A lease that expired and that nobody took is still ours: no one else published under it. */
  private async renewHeld(): Promise<Set<number>> {
    if (this.held.size === 0) return new Set();
    const rows = await this.database.query<{ slot: number }>(
      `UPDATE outbox_leases SET until = clock_timestamp() + $2 * interval '1 millisecond'
        WHERE owner = $1 AND slot = ANY($3::smallint[]) RETURNING slot`,
      [this.owner, this.times.leaseMs, [...this.held]],
    );
    return new Set(rows.map(({ slot }) => slot));
  }

  /** @returns free slots, and owned ones whose lease expired */
  private take(count: number): Promise<{ slot: number; owned: boolean }[]> {
    return this.database.query(
      `WITH free AS (SELECT slot, owner IS NOT NULL AS owned FROM outbox_leases WHERE until < clock_timestamp()
                      ORDER BY slot LIMIT $3 FOR UPDATE SKIP LOCKED)
       UPDATE outbox_leases SET owner = $1, until = clock_timestamp() + $2 * interval '1 millisecond'
         FROM free WHERE outbox_leases.slot = free.slot
       RETURNING free.slot, free.owned`,
      [this.owner, this.times.leaseMs, count],
    );
  }
}
