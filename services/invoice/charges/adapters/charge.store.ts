import { Injectable } from '@nestjs/common';
import { bigint, integer, rowOf, text, timestamp, uuid } from '#libs/platform';
import { Database, type PageRequest, type Queryable, type Tx } from '#libs/transactions';
import type { Charge } from '../domain/charge.js';
import { type ChargeFilter, type ChargeKey, ChargeStore } from '../use-cases/ports.js';

const charges = rowOf<Charge>()('charges', ['charge_id'], {
  charge_id: uuid('chargeId'),
  invoice_id: uuid('invoiceId'),
  customer_id: uuid('customerId'),
  kind: text('kind'),
  currency: text('currency'),
  amount_minor: bigint('amountMinor'),
  waived_minor: bigint('waivedMinor'),
  reason: text('reason'),
  debtor_text: text('text'),
  occurrence: text('occurrence'),
  actor: text('actor'),
  added_at: timestamp('addedAt'),
  waive_reason: text('waiveReason'),
  waived_at: timestamp('waivedAt'),
  issued_episode: integer('issuedEpisode'),
  version: bigint('version'),
});

@Injectable()
export class PostgresChargeStore extends ChargeStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(chargeId: string): Promise<Charge | null> {
    const [charge] = await this.select(this.database, 'WHERE charge_id = $1', [chargeId]);
    return charge ?? null;
  }

  override findOfInvoices(queryable: Queryable, invoiceIds: readonly string[]): Promise<Charge[]> {
    return this.select(queryable, 'WHERE invoice_id = ANY($1::uuid[]) ORDER BY charge_id', [invoiceIds]);
  }

  override list(filter: ChargeFilter, { after, limit }: PageRequest<ChargeKey>): Promise<Charge[]> {
    const { invoiceId, customerId, descending } = filter;
    const parameters: unknown[] = [];
    const at = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = ['true'];
    if (invoiceId !== null) conditions.push(`invoice_id = ${at(invoiceId)}`);
    if (customerId !== null) conditions.push(`customer_id = ${at(customerId)}`);
    if (after) conditions.push(`charge_id ${descending ? '<' : '>'} ${at(after[0])}::uuid`);
    const order = `ORDER BY charge_id ${descending ? 'DESC' : 'ASC'} LIMIT ${at(limit)}`;
    return this.select(this.database, `WHERE ${conditions.join(' AND ')} ${order}`, parameters);
  }

  override async insert(tx: Tx, charge: Charge): Promise<void> {
    await charges.addMany(tx, [charge]);
  }

  override async insertMany(tx: Tx, added: readonly Charge[]): Promise<void> {
    await charges.addMany(tx, added);
  }

  override async updateAmounts(tx: Tx, changed: readonly Charge[]): Promise<void> {
    await charges.updateMany(tx, changed, ['amount_minor', 'version']);
  }

  override async update(tx: Tx, charge: Charge): Promise<void> {
    await charges.updateMany(tx, [charge], ['waived_minor', 'waive_reason', 'waived_at', 'version']);
  }

  private async select(queryable: Queryable, rest: string, parameters: readonly unknown[]): Promise<Charge[]> {
    const rows = await queryable.query<object>(`SELECT ${charges.select()} FROM charges ${rest}`, parameters);
    return rows.map((row) => charges.toDomain(row));
  }
}
