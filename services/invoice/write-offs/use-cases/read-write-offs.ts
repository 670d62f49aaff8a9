import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { Database, type PageRequest } from '#libs/transactions';
import { InvoiceStore } from '../../ledger/use-cases/ports.js';
import { errors } from '../domain/errors.js';
import { standingOf, type WriteOff, type WriteOffStanding } from '../domain/write-off.js';
import { type WriteOffFilter, type WriteOffKey, WriteOffStore } from './ports.js';

/** Each statement reads a page of rows by their keys. */
const statementTimeoutMs = 5_000;

/** Reads write-offs with what became of them, which their invoices tell. */
@Injectable()
export class ReadWriteOffs {
  constructor(
    private readonly database: Database,
    private readonly invoices: InvoiceStore,
    private readonly writeOffs: WriteOffStore,
  ) {}

  /** @throws WRITE_OFF_NOT_FOUND */
  async getWriteOff(writeOffId: string): Promise<WriteOffStanding> {
    const writeOff = isId(writeOffId) ? await this.writeOffs.find(this.database, writeOffId) : null;
    if (!writeOff) throw errors.WRITE_OFF_NOT_FOUND(`There is no write-off ${JSON.stringify(writeOffId)}.`);
    const [standing] = await this.standingsOf([writeOff]);
    return standing!;
  }

  async listWriteOffs(filter: WriteOffFilter, page: PageRequest<WriteOffKey>): Promise<WriteOffStanding[]> {
    return this.standingsOf(
      await this.database.snapshot(statementTimeoutMs, (snapshot) => this.writeOffs.list(snapshot, filter, page)),
    );
  }

  private async standingsOf(writeOffs: readonly WriteOff[]): Promise<WriteOffStanding[]> {
    const found = await this.invoices.findMany(writeOffs.map(({ invoiceId }) => invoiceId));
    const invoices = new Map(found.map((invoice) => [invoice.invoiceId, invoice]));
    return writeOffs.map((writeOff) => standingOf(writeOff, invoices.get(writeOff.invoiceId)!));
  }
}
