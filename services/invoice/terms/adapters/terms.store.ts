import { Injectable } from '@nestjs/common';
import { bigint, boolean, integer, rowOf, text, timestamp } from '#libs/platform';
import { Database, type PageRequest, type Queryable, type Tx } from '#libs/transactions';
import type { SettableLevel, Terms, TermsKey } from '../domain/terms.js';
import { type NamedTerms, type TermsOrder, TermsStore } from '../use-cases/ports.js';

const terms = rowOf<Terms>()('terms', ['level', 'subject', 'kind'], {
  level: text('level'),
  subject: text('subject'),
  kind: text('kind'),
  net_days: integer('netDays'),
  month_end: text('monthEnd'),
  calendar: text('calendar'),
  roll: text('roll'),
  interest_policy: text('interestPolicy'),
  fixed_sum: boolean('fixedSum'),
  version: bigint('version'),
  set_by: text('setBy'),
  set_at: timestamp('setAt'),
});

const valueColumns = ['net_days', 'month_end', 'calendar', 'roll', 'interest_policy', 'fixed_sum'] as const;
const saysSomething = `num_nonnulls(${valueColumns.map((name) => `t.${name}`).join(', ')}) > 0`;

@Injectable()
export class PostgresTermsStore extends TermsStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async lock(tx: Tx, { level, subject, kind }: TermsKey): Promise<Terms | null> {
    // There may be no row yet to be locked.
    const lock = 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))';
    await tx.query(lock, [`terms/${level}/${subject}/${kind}`]);
    const [row] = await tx.query<object>(
      `SELECT ${terms.select()} FROM terms WHERE level = $1 AND subject = $2 AND kind = $3`,
      [level, subject, kind],
    );
    return row ? terms.toDomain(row) : null;
  }

  override async hasInterest(on: Queryable): Promise<boolean> {
    const [row] = await on.query<{ found: boolean }>(
      `SELECT EXISTS (SELECT FROM terms WHERE interest_policy IS NOT NULL AND interest_policy <> 'none') AS found`,
    );
    return row!.found;
  }

  override async upsert(tx: Tx, changed: Terms): Promise<void> {
    await terms.upsertMany(tx, [changed], [...valueColumns, 'version', 'set_by', 'set_at']);
  }

  override async findOf(
    on: Queryable,
    { classNames, customerIds }: { readonly classNames: readonly string[]; readonly customerIds: readonly string[] },
  ): Promise<Terms[]> {
    const rows = await on.query<object>(
      `SELECT ${terms.select('t')} FROM terms t
        WHERE (t.level = 'ORGANISATION' OR t.level = 'CLASS' AND t.subject = ANY($1::text[])
               OR t.level = 'CUSTOMER' AND t.subject = ANY($2::text[])) AND ${saysSomething}
        ORDER BY t.kind DESC`,
      [classNames, customerIds],
    );
    return rows.map((row) => terms.toDomain(row));
  }

  override async list(level: SettableLevel | null, { after, limit }: PageRequest<TermsOrder>): Promise<NamedTerms[]> {
    const parameters: unknown[] = [];
    const at = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = [saysSomething];
    if (level !== null) conditions.push(`t.level = ${at(level)}`);
    if (after) conditions.push(`(t.level, t.subject, t.kind) > (${after.map(at).join(', ')})`);
    const rows = await this.database.query<{ reference: string | null }>(
      `SELECT ${terms.select('t')}, c.reference FROM terms t
         LEFT JOIN customers c ON c.customer_id = CASE WHEN t.level = 'CUSTOMER' THEN t.subject::uuid END
        WHERE ${conditions.join(' AND ')} ORDER BY t.level, t.subject, t.kind LIMIT ${at(limit)}`,
      parameters,
    );
    return rows.map((row) => ({ ...terms.toDomain(row), reference: row.reference ?? '' }));
  }
}
