import { Injectable } from '@nestjs/common';
import { InvoiceStore } from '../../ledger/use-cases/ports.js';
import { type Charge, type ChargeStanding, standingsOf } from '../domain/charge.js';
import { ChargeStore } from './ports.js';

/** Tells what became of charges, which depends on what was paid of all charges of their invoices. */
@Injectable()
export class ChargeStandings {
  constructor(
    private readonly invoices: InvoiceStore,
    private readonly charges: ChargeStore,
  ) {}

  /** In the order of the charges. */
  async chargeStandings(charges: readonly Charge[]): Promise<ChargeStanding[]> {
    const invoiceIds = [...new Set(charges.map(({ invoiceId }) => invoiceId))];
    const [invoices, all] = await Promise.all([
      this.invoices.findMany(invoiceIds),
      this.charges.findOfInvoices(invoiceIds),
    ]);
    const ofInvoice = Map.groupBy(all, ({ invoiceId }) => invoiceId);
    const standings = new Map(
      invoices
        .flatMap((invoice) => standingsOf(invoice, ofInvoice.get(invoice.invoiceId) ?? []))
        .map((standing) => [standing.charge.chargeId, standing]),
    );
    return charges.map(({ chargeId }) => standings.get(chargeId)!);
  }
}
