import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { bigint, boolean, converted, date, rowOf, text, timestamp, uuid, uuids } from '#libs/platform';
import { Database, type PageRequest, type Queryable, type Tx } from '#libs/transactions';
import { isLive, type SettledPart, type Settlement } from '../domain/settlement.js';
import { type SettlementFilter, type SettlementKey, SettlementStore } from '../use-cases/ports.js';

interface StoredPart {
  readonly invoiceId: string;
  readonly openMinor: string;
}

const settlements = rowOf<Settlement>()('settlements', ['settlement_id'], {
  settlement_id: uuid('settlementId'),
  customer_id: uuid('customerId'),
  currency: text('currency'),
  state: text('state'),
  amount_minor: bigint('amountMinor'),
  parts: converted(
    'jsonb',
    'parts',
    (parts: readonly SettledPart[]) =>
      parts.map(({ invoiceId, openMinor }): StoredPart => ({ invoiceId, openMinor: String(openMinor) })),
    (stored) => stored.map(({ invoiceId, openMinor }) => ({ invoiceId, openMinor: BigInt(openMinor) })),
  ),
  until_on: date('untilDate'),
  judge_at: timestamp('judgeAt'),
  zone: text('zone'),
  reason: text('reason'),
  offered_by: text('offeredBy'),
  offered_at: timestamp('offeredAt'),
  consent: text('consent'),
  accepted_by: text('acceptedBy'),
  accepted_at: timestamp('acceptedAt'),
  first_value_on: date('firstValueDate'),
  prior_payment_ids: uuids('priorPaymentIds'),
  paid_minor: bigint('paidMinor'),
  decided_at: timestamp('decidedAt'),
  withdraw_reason: text('withdrawReason'),
  version: bigint('version'),
});

/** An invoice that a settlement is about. */
interface InvoiceLink {
  readonly invoiceId: string;
  readonly settlementId: string;
  readonly live: boolean;
}

const links = rowOf<InvoiceLink>()('settlement_invoices', ['invoice_id', 'settlement_id'], {
  invoice_id: uuid('invoiceId'),
  settlement_id: uuid('settlementId'),
  live: boolean('live'),
});

const about = (parameter: string): string =>
  `settlement_id = ANY (ARRAY(SELECT settlement_id FROM settlement_invoices WHERE invoice_id = ${parameter}))`;

@Injectable()
export class PostgresSettlementStore extends SettlementStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(settlementId: string): Promise<Settlement | null> {
    if (!isId(settlementId)) return null;
    const [settlement] = await select(this.database, 'WHERE settlement_id = $1', [settlementId]);
    return settlement ?? null;
  }

  override list(filter: SettlementFilter, { after, limit }: PageRequest<SettlementKey>): Promise<Settlement[]> {
    const { customerId, invoiceId, state, descending } = filter;
    const parameters: unknown[] = [];
    const at = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = ['true'];
    if (customerId !== null) conditions.push(`customer_id = ${at(customerId)}`);
    if (invoiceId !== null) conditions.push(about(at(invoiceId)));
    if (state !== null) conditions.push(`state = ${at(state)}`);
    const [beyond, way] = descending ? ['<', 'DESC'] : ['>', 'ASC'];
    if (after) conditions.push(`(until_on, settlement_id) ${beyond} (${at(after[0])}::date, ${at(after[1])}::uuid)`);
    const order = `ORDER BY until_on ${way}, settlement_id ${way} LIMIT ${at(limit)}`;
    return select(this.database, `WHERE ${conditions.join(' AND ')} ${order}`, parameters);
  }

  override findLive(queryable: Queryable, invoiceIds: readonly string[]): Promise<string[]> {
    return linked(queryable, invoiceIds, 'l.live');
  }

  override findAgreed(queryable: Queryable, invoiceIds: readonly string[]): Promise<string[]> {
    const agreed = `EXISTS (SELECT FROM settlements s
      WHERE s.settlement_id = l.settlement_id AND s.state IN ('ACCEPTED', 'FULFILLED'))`;
    return linked(queryable, invoiceIds, agreed);
  }

  override async lockOffering(tx: Tx, customerId: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('settlements/' || $1, 0))`, [customerId]);
  }

  override async lock(tx: Tx, settlementId: string): Promise<Settlement | null> {
    if (!isId(settlementId)) return null;
    const [settlement] = await select(tx, 'WHERE settlement_id = $1 FOR UPDATE', [settlementId]);
    return settlement ?? null;
  }

  override lockOfInvoices(tx: Tx, invoiceIds: readonly string[]): Promise<Settlement[]> {
    const condition = `${about('ANY($1::uuid[])')} AND state IN ('ACCEPTED', 'FULFILLED')`;
    return select(tx, `WHERE ${condition} ORDER BY settlement_id FOR UPDATE`, [invoiceIds]);
  }

  override async insert(tx: Tx, settlement: Settlement): Promise<void> {
    await settlements.insertMany(tx, [settlement]);
    await links.insertMany(tx, linksOf(settlement));
  }

  override async updateMany(tx: Tx, changed: readonly Settlement[]): Promise<void> {
    const ofAcceptance = ['consent', 'accepted_by', 'accepted_at', 'first_value_on', 'prior_payment_ids'] as const;
    const ofEnd = ['state', 'paid_minor', 'decided_at', 'withdraw_reason', 'version'] as const;
    await settlements.updateMany(tx, changed, [...ofAcceptance, ...ofEnd]);
    await links.updateMany(tx, changed.flatMap(linksOf), ['live']);
  }
}

async function select(queryable: Queryable, rest: string, parameters: readonly unknown[]): Promise<Settlement[]> {
  const rows = await queryable.query<object>(`SELECT ${settlements.select()} FROM settlements ${rest}`, parameters);
  return rows.map((row) => settlements.toDomain(row));
}

/** Those of the invoices that have an open settlement, in their order. @param more what it must fulfil besides */
async function linked(queryable: Queryable, invoiceIds: readonly string[], condition: string): Promise<string[]> {
  const rows = await queryable.query<{ invoice_id: string }>(
    `SELECT given.invoice_id FROM unnest($1::uuid[]) WITH ORDINALITY AS given (invoice_id, position)
      WHERE EXISTS (SELECT FROM settlement_invoices l WHERE l.invoice_id = given.invoice_id AND ${condition})
      ORDER BY given.position`,
    [invoiceIds],
  );
  return rows.map((row) => row.invoice_id);
}

function linksOf(settlement: Settlement): InvoiceLink[] {
  const { settlementId, parts } = settlement;
  return parts.map(({ invoiceId }) => ({ invoiceId, settlementId, live: isLive(settlement) }));
}
