import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError } from '#libs/errors';
import type { Database } from '#libs/transactions';
import { clockSourceOf, type PlatformSettings } from '../config/index.js';
import { assertClock } from '../db/index.js';
import { programErrors } from './errors.js';

const betweenTriesMs = 500;

export interface StartGateOptions {
  database: Database;
  settings: PlatformSettings;
  /** Names of all migrations of this release. */
  migrations: readonly string[];
}

/**
 * Nothing works on a database that is older than this release or whose clock moves in another way: handlers would
 * fail, and events that cannot be helped would be parked.
 */
export class StartGate {
  private readonly stopping = new AbortController();

  constructor(private readonly options: StartGateOptions) {}

  /** @throws SCHEMA_OUTDATED, CLOCK_MODE_DIFFERS, DATABASE_UNAVAILABLE */
  async check(): Promise<void> {
    const { database, settings, migrations } = this.options;
    const missing = await missingMigrations(database, migrations);
    if (missing.length > 0) {
      throw programErrors.SCHEMA_OUTDATED(
        `The database is older than this release and lacks ${listOf(missing)}. Run "migrate ${settings.serviceName}" of this release; chart value: migrations.enabled.`,
      );
    }
    await assertClock(database, clockSourceOf(settings));
  }

  /**
   * Waits until the database is there and up to date, however long that takes.
   * @returns false when the process ends before
   * @throws CLOCK_MODE_DIFFERS, which waiting does not cure
   */
  async passed(): Promise<boolean> {
    for (;;) {
      try {
        await this.check();
        return true;
      } catch (error) {
        if (error instanceof DomainError && error.code === 'CLOCK_MODE_DIFFERS') throw error;
      }
      await sleep(betweenTriesMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      if (this.stopping.signal.aborted) return false;
    }
  }

  stop(): void {
    this.stopping.abort();
  }
}

function listOf(names: readonly string[]): string {
  const first = names.slice(0, 5).join(', ');
  return names.length > 5 ? `${first} and ${names.length - 5} more migrations` : first;
}

async function missingMigrations(database: Database, wanted: readonly string[]): Promise<string[]> {
  const [table] = await database.query<{ present: boolean }>(`SELECT to_regclass('migrations') IS NOT NULL AS present`);
  if (!table?.present) return [...wanted];
  const rows = await database.query<{ name: string }>('SELECT name FROM migrations WHERE name = ANY($1)', [wanted]);
  const applied = new Set(rows.map(({ name }) => name));
  return wanted.filter((name) => !applied.has(name));
}
