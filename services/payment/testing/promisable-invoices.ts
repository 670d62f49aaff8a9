import type { PromisableInvoice } from '../promises/domain/draft.js';
import { PromiseOwners } from '../promises/use-cases/ports.js';
import { acme, type PaymentHost } from './payment-host.js';

/** The debtor is in Los Angeles. */
export const debtorZone = 'America/Los_Angeles';

/** What the owners say of invoices that may be promised, agreed on or settled, in memory. */
export class PromisableInvoices extends Map<string, PromisableInvoice> {
  constructor(private readonly host: PaymentHost) {
    super();
    Object.assign(host.running.app.get(PromiseOwners, { strict: false }), {
      zoneOf: async (customerId: string) => (customerId === acme ? debtorZone : null),
      findInvoices: async (_customerId: string, ids: readonly string[]) => ids.flatMap((id) => this.get(id) ?? []),
      workingDaysAfter: async (date: string) => date,
    });
  }

  /** An open one of 100.00 USD, but for what is said. */
  add(more: Partial<PromisableInvoice> = {}): PromisableInvoice {
    const number = `INV-${this.size + 1}`;
    const invoiceId = this.host.invoices.add(number);
    const state = { lifecycle: 'OPEN', collectable: true, disputed: false, disputedInPart: false } as const;
    const owes = { customerId: acme, currency: 'USD', collectableMinor: 100_00n, dueDate: '2013-02-01', version: 3n };
    const invoice = { invoiceId, number, ...state, ...owes, placed: false, ...more };
    this.set(invoiceId, invoice);
    return invoice;
  }
}
