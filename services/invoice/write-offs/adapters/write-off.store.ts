import { Injectable } from '@nestjs/common';
import { bigint, rowOf, text, timestamp, uuid } from '#libs/platform';
import type { PageRequest, Queryable, Tx } from '#libs/transactions';
import type { WriteOff } from '../domain/write-off.js';
import { type WriteOffFilter, type WriteOffKey, WriteOffStore } from '../use-cases/ports.js';

const writeOffs = rowOf<WriteOff>()('write_offs', ['write_off_id'], {
  write_off_id: uuid('writeOffId'),
  invoice_id: uuid('invoiceId'),
  customer_id: uuid('customerId'),
  method: text('method'),
  currency: text('currency'),
  amount_minor: bigint('amountMinor'),
  reason_code: text('reasonCode'),
  text: text('text'),
  actor: text('actor'),
  written_off_at: timestamp('writtenOffAt'),
});

@Injectable()
export class PostgresWriteOffStore extends WriteOffStore {
  override async find(queryable: Queryable, writeOffId: string): Promise<WriteOff | null> {
    const [writeOff] = await this.select(queryable, 'WHERE write_off_id = $1', [writeOffId]);
    return writeOff ?? null;
  }

  override list(
    queryable: Queryable,
    { invoiceId, customerId, method, descending }: WriteOffFilter,
    { after, limit }: PageRequest<WriteOffKey>,
  ): Promise<WriteOff[]> {
    const parameters: unknown[] = [];
    const at = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = ['true'];
    if (invoiceId !== null) conditions.push(`invoice_id = ${at(invoiceId)}`);
    if (customerId !== null) conditions.push(`customer_id = ${at(customerId)}`);
    if (method !== null) conditions.push(`method = ${at(method)}`);
    if (after) conditions.push(`write_off_id ${descending ? '<' : '>'} ${at(after[0])}::uuid`);
    const order = `ORDER BY write_off_id ${descending ? 'DESC' : 'ASC'} LIMIT ${at(limit)}`;
    return this.select(queryable, `WHERE ${conditions.join(' AND ')} ${order}`, parameters);
  }

  override async insert(tx: Tx, writeOff: WriteOff): Promise<void> {
    await writeOffs.addMany(tx, [writeOff]);
  }

  private async select(queryable: Queryable, rest: string, parameters: readonly unknown[]): Promise<WriteOff[]> {
    const rows = await queryable.query<object>(`SELECT ${writeOffs.select()} FROM write_offs ${rest}`, parameters);
    return rows.map((row) => writeOffs.toDomain(row));
  }
}
