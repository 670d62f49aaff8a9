import { Injectable } from '@nestjs/common';
import { isStorable } from '#libs/fields';
import { Database, type PageRequest, type Queryable, type Tx } from '#libs/transactions';
import type { FeePolicy, PolicyState } from '../domain/fee-policy.js';
import { FeePolicyStore, type PolicyKey } from '../use-cases/ports.js';
import { fromStoredRules, type StoredRules, toStoredRules } from './stored-rules.js';

interface Row {
  readonly code: string;
  readonly title: string;
  readonly state: PolicyState;
  readonly version: number;
  readonly revision: bigint;
  readonly rules: StoredRules;
  readonly applied_by: string;
  readonly applied_at: Date;
}

const select = `
  SELECT p.code, p.title, p.state, p.revision, v.version, v.rules, v.applied_by, v.applied_at
    FROM fee_policies p JOIN fee_policy_versions v ON v.code = p.code`;
const newest = 'v.version = p.version';

@Injectable()
export class PostgresFeePolicyStore extends FeePolicyStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(code: string, version = 0): Promise<FeePolicy | null> {
    if (!isStorable(code)) return null;
    const which = `v.version = CASE WHEN $2 = 0 THEN p.version ELSE $2 END`;
    const [found] = await this.select(this.database, `WHERE p.code = $1 AND ${which}`, [code, version]);
    return found ?? null;
  }

  override async findActive(on: Queryable, codes: readonly string[]): Promise<ReadonlyMap<string, FeePolicy>> {
    if (codes.length === 0) return new Map();
    const rest = `WHERE p.code = ANY($1::text[]) AND p.state = 'ACTIVE' AND ${newest}`;
    return new Map((await this.select(on, rest, [codes])).map((policy) => [policy.code, policy]));
  }

  override async lock(tx: Tx, code: string): Promise<FeePolicy | null> {
    // There may be no row yet to be locked.
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`fee-policy/${code}`]);
    const [found] = await this.select(tx, `WHERE p.code = $1 AND ${newest}`, [code]);
    return found ?? null;
  }

  override async save(tx: Tx, policy: FeePolicy): Promise<void> {
    const { code, title, state, version, revision, rules, appliedBy, appliedAt } = policy;
    await tx.query(
      `INSERT INTO fee_policies (code, title, state, version, revision) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (code) DO UPDATE SET title = excluded.title, state = excluded.state, version = excluded.version,
         revision = excluded.revision`,
      [code, title, state, version, revision],
    );
    await tx.query(
      `INSERT INTO fee_policy_versions (code, version, rules, applied_by, applied_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (code, version) DO NOTHING`,
      [code, version, JSON.stringify(toStoredRules(rules)), appliedBy, appliedAt],
    );
  }

  override list({ after, limit }: PageRequest<PolicyKey>): Promise<FeePolicy[]> {
    const rest = `WHERE ${newest} AND ($1::text IS NULL OR p.code > $1) ORDER BY p.code LIMIT $2`;
    return this.select(this.database, rest, [after?.[0] ?? null, limit]);
  }

  private async select(on: Queryable, rest: string, parameters: readonly unknown[]): Promise<FeePolicy[]> {
    const rows = await on.query<Row>(`${select} ${rest}`, parameters);
    return rows.map(({ rules, applied_by: appliedBy, applied_at: appliedAt, ...policy }) => ({
      ...{ ...policy, appliedBy, appliedAt },
      rules: fromStoredRules(rules),
    }));
  }
}
