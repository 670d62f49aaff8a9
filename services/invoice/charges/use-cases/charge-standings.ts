import { Injectable } from '@nestjs/common';
import { Database } from '#libs/transactions';
import { InvoiceStore } from '../../ledger/use-cases/ports.js';
import { type Charge, type ChargeStanding, standingsOf } from '../domain/charge.js';
import { ChargeStore } from './ports.js';

/** Each statement reads a page of rows by their keys. */
const statementTimeoutMs = 5_000;

/** Tells what became of charges, which depends on what was paid of all charges of their invoices. */
@Injectable()
export class ChargeStandings {
  constructor(
    private readonly database: Database,
    private readonly invoices: InvoiceStore,
    private readonly charges: ChargeStore,
  ) {}

  /** In the order of the charges. */
  async chargeStandings(charges: readonly Charge[]): Promise<ChargeStanding[]> {
    const invoiceIds = [...new Set(charges.map(({ invoiceId }) => invoiceId))];
    // As of one instant: a charge that is added or paid between the two would be told wrong.
    const [invoices, all] = await this.database.snapshot(statementTimeoutMs, async (snapshot) => {
      const known = await this.invoices.findMany(invoiceIds, snapshot);
      return [known, await this.charges.findOfInvoices(snapshot, invoiceIds)] as const;
    });
    const ofInvoice = Map.groupBy(all, ({ invoiceId }) => invoiceId);
    const standings = new Map(
      invoices
        .flatMap((invoice) => standingsOf(invoice, ofInvoice.get(invoice.invoiceId) ?? []))
        .map((standing) => [standing.charge.chargeId, standing]),
    );
    return charges.map(({ chargeId }) => standings.get(chargeId)!);
  }
}
