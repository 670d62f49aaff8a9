import { Injectable } from '@nestjs/common';
import { isStorable } from '#libs/fields';
import { Database, type PageRequest, type Queryable, type Tx } from '#libs/transactions';
import type { AllowanceContent, FeeAllowance } from '../domain/fee-allowance.js';
import { type AllowanceKey, FeeAllowanceStore } from '../use-cases/ports.js';
import { fromStoredAmounts, type StoredAmounts, toStoredAmounts } from './stored-rules.js';

interface StoredContent extends Pick<AllowanceContent, 'excess' | 'source'> {
  readonly maxFees: StoredAmounts;
  readonly maxPpm: string | null;
  readonly maxTotals: StoredAmounts;
}

interface Row extends Pick<FeeAllowance, 'jurisdiction' | 'version' | 'removed'> {
  readonly content: StoredContent;
  readonly applied_by: string;
  readonly applied_at: Date;
}

const select =
  'SELECT a.jurisdiction, a.version, a.removed, a.content, a.applied_by, a.applied_at FROM fee_allowances a';
const newest = 'a.version = (SELECT max(version) FROM fee_allowances n WHERE n.jurisdiction = a.jurisdiction)';

@Injectable()
export class PostgresFeeAllowanceStore extends FeeAllowanceStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(jurisdiction: string, version = 0): Promise<FeeAllowance | null> {
    if (!isStorable(jurisdiction)) return null;
    const rest = 'WHERE a.jurisdiction = $1 AND ($2 = 0 OR a.version = $2) ORDER BY a.version DESC LIMIT 1';
    const [found] = await this.select(this.database, rest, [jurisdiction, version]);
    return found ?? null;
  }

  override async findAll(on: Queryable): Promise<ReadonlyMap<string, FeeAllowance>> {
    const all = await this.select(on, `WHERE ${newest} AND NOT a.removed`, []);
    return new Map(all.map((allowance) => [allowance.jurisdiction, allowance]));
  }

  override async lock(tx: Tx, jurisdiction: string): Promise<FeeAllowance | null> {
    // There may be no row yet to be locked.
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`fee-allowance/${jurisdiction}`]);
    const [found] = await this.select(tx, `WHERE a.jurisdiction = $1 AND ${newest}`, [jurisdiction]);
    return found ?? null;
  }

  override async insert(tx: Tx, allowance: FeeAllowance): Promise<void> {
    const { jurisdiction, version, removed, appliedBy, appliedAt } = allowance;
    await tx.query(
      `INSERT INTO fee_allowances (jurisdiction, version, removed, content, applied_by, applied_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [jurisdiction, version, removed, JSON.stringify(toStored(allowance)), appliedBy, appliedAt],
    );
  }

  override list({ after, limit }: PageRequest<AllowanceKey>): Promise<FeeAllowance[]> {
    const rest = `WHERE ${newest} AND NOT a.removed AND ($1::text IS NULL OR a.jurisdiction > $1)
      ORDER BY a.jurisdiction LIMIT $2`;
    return this.select(this.database, rest, [after?.[0] ?? null, limit]);
  }

  private async select(on: Queryable, rest: string, parameters: readonly unknown[]): Promise<FeeAllowance[]> {
    const rows = await on.query<Row>(`${select} ${rest}`, parameters);
    return rows.map(({ content, applied_by: appliedBy, applied_at: appliedAt, ...allowance }) => ({
      ...{ ...allowance, ...fromStored(content), appliedBy, appliedAt },
    }));
  }
}

function toStored({ maxFees, maxPpm, maxTotals, excess, source }: AllowanceContent): StoredContent {
  return {
    maxFees: toStoredAmounts(maxFees),
    maxPpm: maxPpm === null ? null : maxPpm.toString(),
    maxTotals: toStoredAmounts(maxTotals),
    ...{ excess, source },
  };
}

function fromStored({ maxFees, maxPpm, maxTotals, excess, source }: StoredContent): AllowanceContent {
  return {
    maxFees: fromStoredAmounts(maxFees),
    maxPpm: maxPpm === null ? null : BigInt(maxPpm),
    maxTotals: fromStoredAmounts(maxTotals),
    ...{ excess, source },
  };
}
