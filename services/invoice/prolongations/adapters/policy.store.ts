import { Injectable } from '@nestjs/common';
import type { Money } from '#libs/money';
import { bigint, converted, rowOf, text, timestamp } from '#libs/platform';
import { Database, type PageRequest, type Queryable, type Tx } from '#libs/transactions';
import {
  isRemoved,
  type PolicyKey,
  type ProlongationFee,
  type SaidPolicy,
  type StoredPolicy,
} from '../domain/policy.js';
import { type PolicyOrder, PolicyStore } from '../use-cases/ports.js';

/** What a level says as plain data, which has no bigint: an amount is that of its minor units as text. */
type PlainAmount = { readonly minor: string; readonly currency: string };
type PlainFee = {
  basis: string;
  amount?: PlainAmount;
  ratePpm?: number;
  min?: PlainAmount | null;
  max?: PlainAmount | null;
};
type PlainPolicy = Omit<SaidPolicy, 'fee'> & { readonly fee: PlainFee | null };

const policies = rowOf<StoredPolicy>()('prolongation_policies', ['level', 'subject'], {
  level: text('level'),
  subject: text('subject'),
  said: converted<'said', PlainPolicy, SaidPolicy>('jsonb', 'said', toPlain, fromPlain),
  version: bigint('version'),
  set_by: text('setBy'),
  set_at: timestamp('setAt'),
});

@Injectable()
export class PostgresPolicyStore extends PolicyStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async lock(tx: Tx, { level, subject }: PolicyKey): Promise<StoredPolicy | null> {
    // There may be no row yet to be locked.
    const lock = 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))';
    await tx.query(lock, [`prolongation-policies/${level}/${subject}`]);
    const [found] = await this.select(tx, 'WHERE level = $1 AND subject = $2', [level, subject]);
    return found ?? null;
  }

  override async upsert(tx: Tx, policy: StoredPolicy): Promise<void> {
    await policies.upsertMany(tx, [policy], ['said', 'version', 'set_by', 'set_at']);
  }

  override async findOf(on: Queryable, className: string): Promise<StoredPolicy[]> {
    const rest = `WHERE level = 'ORGANISATION' OR level = 'CLASS' AND subject = $1`;
    const found = await this.select(on, rest, [className]);
    return found.filter(({ said }) => !isRemoved(said));
  }

  override async list({ after, limit }: PageRequest<PolicyOrder>): Promise<StoredPolicy[]> {
    const parameters: unknown[] = [...(after ?? []), limit];
    const behind = after ? 'AND (level, subject) > ($1, $2)' : '';
    // A removed policy says nothing: each of its values is null.
    const rest = `WHERE jsonb_strip_nulls(said) <> '{}' ${behind} ORDER BY level, subject LIMIT $${parameters.length}`;
    return this.select(this.database, rest, parameters);
  }

  private async select(on: Queryable, rest: string, parameters: readonly unknown[]): Promise<StoredPolicy[]> {
    const rows = await on.query<object>(`SELECT ${policies.select()} FROM prolongation_policies ${rest}`, parameters);
    return rows.map((row) => policies.toDomain(row));
  }
}

function toPlain(said: SaidPolicy): PlainPolicy {
  const { fee } = said;
  if (fee === null || fee.basis === 'NONE') return { ...said, fee };
  if (fee.basis === 'FLAT') return { ...said, fee: { basis: fee.basis, amount: plainAmount(fee.amount) } };
  const { basis, ratePpm, min, max } = fee;
  return { ...said, fee: { basis, ratePpm, min: min && plainAmount(min), max: max && plainAmount(max) } };
}

function fromPlain(plain: PlainPolicy): SaidPolicy {
  return { ...plain, fee: plain.fee && feeOf(plain.fee) };
}

function feeOf({ basis, amount, ratePpm, min, max }: PlainFee): ProlongationFee {
  if (basis === 'FLAT') return { basis, amount: amountOf(amount!) };
  if (basis === 'NONE') return { basis };
  return { basis: 'PERCENT', ratePpm: ratePpm!, min: min ? amountOf(min) : null, max: max ? amountOf(max) : null };
}

function plainAmount({ minor, currency }: Money): PlainAmount {
  return { minor: minor.toString(), currency };
}

function amountOf({ minor, currency }: PlainAmount): Money {
  return { minor: BigInt(minor), currency };
}
