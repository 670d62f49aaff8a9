import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import { LedgerSessions } from '../../ledger/use-cases/ledger-sessions.js';
import { InvoiceStore } from '../../ledger/use-cases/ports.js';
import { CustomerCopies, type CustomerUpdate } from './ports.js';

/** Keeps the zone of every customer, and with it the instants at which its invoices become overdue. */
@Injectable()
export class SyncCustomerCopies {
  constructor(
    private readonly copies: CustomerCopies,
    private readonly invoices: InvoiceStore,
    private readonly ledgerSessions: LedgerSessions,
  ) {}

  /** Takes over customers as they are after each event, in the order of the events. */
  async syncCustomerCopies(tx: Tx, updates: readonly CustomerUpdate[]): Promise<void> {
    const latest = new Map<string, CustomerUpdate>();
    for (const update of updates) {
      if (update.version > (latest.get(update.customerId)?.version ?? 0n)) latest.set(update.customerId, update);
    }
    const moved = await this.copies.upsertMany(tx, [...latest.values()]);
    if (moved.length === 0) return;
    const zones = new Map(moved.map(({ customerId, zone }) => [customerId, zone]));
    const unmarked = await this.invoices.lockUnmarkedOf(tx, [...zones.keys()]);
    const instants = unmarked.map(({ invoiceId, customerId, dueDate }) => ({
      invoiceId,
      overdueAt: this.ledgerSessions.overdueAt(dueDate, zones.get(customerId)!),
    }));
    await this.invoices.updateOverdueAt(tx, instants);
  }
}
