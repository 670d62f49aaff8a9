import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { type Money, money } from '#libs/money';
import { bigint, boolean, date, integer, rowOf, text, timestamp, uuid } from '#libs/platform';
import type { LocalDate } from '#libs/time';
import { Database, type PageRequest, type Tx } from '#libs/transactions';
import type { Difference } from '../domain/difference.js';
import { errors } from '../domain/errors.js';
import type { Reconciliation } from '../domain/reconciliation.js';
import {
  type LockedReconciliation,
  type NumberedDifference,
  type ReconciliationFilter,
  type ReconciliationKey,
  ReconciliationStore,
} from '../use-cases/ports.js';

const days = rowOf<Reconciliation>()('reconciliations', ['reconciliation_id'], {
  reconciliation_id: uuid('reconciliationId'),
  provider: text('provider'),
  day: date('day'),
  state: text('state'),
  matched_count: integer('matchedCount'),
  moved_count: integer('movedCount'),
  unmatched_count: integer('unmatchedCount'),
  run_by: text('runBy'),
  run_at: timestamp('runAt'),
  is_running: boolean('isRunning'),
  look_at: timestamp('lookAt'),
  version: bigint('version'),
});

const changing = [
  'state',
  'matched_count',
  'moved_count',
  'unmatched_count',
  'run_by',
  'run_at',
  'is_running',
  'look_at',
  'version',
] as const;

/** A difference as its row has it. */
interface StoredDifference extends Omit<NumberedDifference, 'providerAmount' | 'attemptAmount'> {
  readonly reconciliationId: string;
  readonly providerMinor: bigint | null;
  readonly providerCurrency: string | null;
  readonly attemptMinor: bigint | null;
  readonly attemptCurrency: string | null;
}

const differences = rowOf<StoredDifference>()('reconciliation_differences', ['reconciliation_id', 'number'], {
  reconciliation_id: uuid('reconciliationId'),
  number: integer('number'),
  kind: text('kind'),
  attempt_id: uuid('attemptId'),
  provider_charge_id: text('providerChargeId'),
  provider_state: text('providerState'),
  attempt_state: text('attemptState'),
  provider_minor: bigint('providerMinor'),
  provider_currency: text('providerCurrency'),
  attempt_minor: bigint('attemptMinor'),
  attempt_currency: text('attemptCurrency'),
});

/** Providers live by real time, whatever the business clock shows. */
const realNow = 'clock_timestamp()';

@Injectable()
export class PostgresReconciliationStore extends ReconciliationStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(reconciliationId: string): Promise<Reconciliation | null> {
    if (!isId(reconciliationId)) return null;
    const sql = `SELECT ${days.select()} FROM reconciliations WHERE reconciliation_id = $1`;
    const [row] = await this.database.query<object>(sql, [reconciliationId]);
    return row ? days.toDomain(row) : null;
  }

  override async list(
    { day, isUnmatched }: ReconciliationFilter,
    { after, limit }: PageRequest<ReconciliationKey>,
  ): Promise<Reconciliation[]> {
    const parameters: unknown[] = [];
    const at = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = ['true'];
    if (day !== null) conditions.push(`day = ${at(day)}`);
    if (isUnmatched) conditions.push('unmatched_count > 0');
    if (after) conditions.push(`(day, reconciliation_id) < (${at(after[0])}::date, ${at(after[1])}::uuid)`);
    const rows = await this.database.query<object>(
      `SELECT ${days.select()} FROM reconciliations WHERE ${conditions.join(' AND ')}
       ORDER BY day DESC, reconciliation_id DESC LIMIT ${at(limit)}`,
      parameters,
    );
    return rows.map((row) => days.toDomain(row));
  }

  override async listDifferences(
    reconciliationId: string,
    { after, limit }: PageRequest<readonly [number: number]>,
  ): Promise<NumberedDifference[]> {
    const rows = await this.database.query<object>(
      `SELECT ${differences.select()} FROM reconciliation_differences
       WHERE reconciliation_id = $1 AND number > $2 ORDER BY number LIMIT $3`,
      [reconciliationId, after?.[0] ?? 0, limit],
    );
    return rows.map((row) => fromStored(differences.toDomain(row)));
  }

  override async realNow(tx: Tx): Promise<Date> {
    const [row] = await tx.query<{ now: Date }>(`SELECT ${realNow} AS now`);
    return row!.now;
  }

  override async insertMany(tx: Tx, opened: readonly Reconciliation[]): Promise<void> {
    await days.insertMany(tx, opened, 'ON CONFLICT (provider, day) DO NOTHING');
  }

  override async lockDay(tx: Tx, provider: string, day: LocalDate): Promise<LockedReconciliation | null> {
    return (await lockOne(tx, 'provider = $1 AND day = $2 FOR UPDATE', [provider, day])) ?? null;
  }

  override async lock(tx: Tx, reconciliationId: string): Promise<LockedReconciliation> {
    const found = await lockOne(tx, 'reconciliation_id = $1 FOR UPDATE', [reconciliationId]);
    if (!found)
      throw errors.RECONCILIATION_NOT_FOUND(`There is no reconciliation ${JSON.stringify(reconciliationId)}.`);
    return found;
  }

  override async lockDue(tx: Tx, provider: string): Promise<Reconciliation | null> {
    const due = `look_at <= ${realNow} AND lease_until <= ${realNow} AND provider = $1`;
    const found = await lockOne(tx, `${due} ORDER BY look_at LIMIT 1 FOR UPDATE SKIP LOCKED`, [provider]);
    return found?.day ?? null;
  }

  override async update(tx: Tx, day: Reconciliation, leaseMs: number): Promise<void> {
    await days.updateMany(tx, [day], changing);
    await tx.query(
      `UPDATE reconciliations SET lease_until = ${realNow} + $2 * interval '1 millisecond' WHERE reconciliation_id = $1`,
      [day.reconciliationId, leaseMs],
    );
  }

  override async replaceDifferences(tx: Tx, reconciliationId: string, found: readonly Difference[]): Promise<void> {
    await tx.query('DELETE FROM reconciliation_differences WHERE reconciliation_id = $1', [reconciliationId]);
    await differences.addMany(
      tx,
      found.map((each, index) => toStored(reconciliationId, index + 1, each)),
    );
  }

  override async standing(): Promise<{ unmatched: number; waitingSeconds: number }> {
    const [row] = await this.database.query<{ unmatched: number; seconds: number }>(
      `SELECT (SELECT coalesce(sum(unmatched_count), 0)::integer FROM reconciliations
          WHERE unmatched_count > 0 AND look_at IS NOT NULL) AS unmatched,
         (SELECT coalesce(max(extract(epoch FROM ${realNow} - (day + 1)::timestamp AT TIME ZONE 'UTC')), 0)::float8
          FROM reconciliations WHERE look_at IS NOT NULL AND state = 'WAITING') AS seconds`,
    );
    return { unmatched: row!.unmatched, waitingSeconds: Math.max(0, row!.seconds) };
  }
}

async function lockOne(
  tx: Tx,
  condition: string,
  parameters: readonly unknown[],
): Promise<LockedReconciliation | undefined> {
  const sql = `SELECT ${days.select()}, lease_until > ${realNow} AS leased FROM reconciliations WHERE ${condition}`;
  const [row] = await tx.query<{ leased: boolean }>(sql, parameters);
  return row && { day: days.toDomain(row), isLeased: row.leased };
}

function toStored(reconciliationId: string, number: number, found: Difference): StoredDifference {
  const { providerAmount, attemptAmount, ...told } = found;
  return {
    ...{ ...told, reconciliationId, number },
    ...{ providerMinor: providerAmount?.minor ?? null, providerCurrency: providerAmount?.currency ?? null },
    ...{ attemptMinor: attemptAmount?.minor ?? null, attemptCurrency: attemptAmount?.currency ?? null },
  };
}

function fromStored(stored: StoredDifference): NumberedDifference {
  const { reconciliationId: _of, providerMinor, providerCurrency, attemptMinor, attemptCurrency, ...told } = stored;
  return {
    ...told,
    providerAmount: moneyOf(providerMinor, providerCurrency),
    attemptAmount: moneyOf(attemptMinor, attemptCurrency),
  };
}

function moneyOf(minor: bigint | null, currency: string | null): Money | null {
  return minor === null || currency === null ? null : money(minor, currency);
}
