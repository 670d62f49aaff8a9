import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { World } from './world.js';

/**
 * Holds up all writers of one of the tables that every service has, so that what runs can be met in the very middle of
 * its transaction.
 */
export class TableLock {
  private constructor(
    private readonly holder: pg.Client,
    private readonly watcher: pg.Client,
    private readonly table: string,
  ) {}

  static async on(world: World, service: string, table: 'outbox' | 'requests'): Promise<TableLock> {
    const { databasePrefix, servers } = world.stack.state;
    const url = new URL(servers.postgres!.url);
    url.pathname = `/${databasePrefix}${service.replaceAll('-', '_')}`;
    const [holder, watcher] = [
      new pg.Client({ connectionString: url.href }),
      new pg.Client({ connectionString: url.href }),
    ];
    for (const client of [holder, watcher]) client.on('error', () => undefined);
    await Promise.all([holder.connect(), watcher.connect()]);
    // Readers may continue; a writer that is at it already is waited for.
    await holder.query(`BEGIN; LOCK TABLE ${table} IN SHARE ROW EXCLUSIVE MODE`);
    return new TableLock(holder, watcher, table);
  }

  /** Waits until so many transactions stand before the table. @returns how many do, fewer when no more came in time */
  async waiters(wanted: number, withinMs: number): Promise<number> {
    const until = Date.now() + withinMs;
    for (;;) {
      const { rows } = await this.watcher.query<{ count: number }>(`SELECT count(*)::int AS count ${this.waiting()}`);
      const count = rows[0]!.count;
      if (count >= wanted || Date.now() > until) return count;
      await sleep(20);
    }
  }

  /** Cuts the connections of all who wait, so that what they have not committed by now never is. */
  async cutWaiters(): Promise<void> {
    await this.watcher.query(`SELECT pg_terminate_backend(pid) ${this.waiting()}`);
  }

  async release(): Promise<void> {
    await this.holder.query('ROLLBACK');
    await Promise.all([this.holder.end(), this.watcher.end()]);
  }

  private waiting(): string {
    return `FROM (SELECT DISTINCT pid FROM pg_locks WHERE NOT granted AND relation = '${this.table}'::regclass
              AND database = (SELECT oid FROM pg_database WHERE datname = current_database())) AS waiting`;
  }
}
